export { acknowledgeShortcoming } from './actions/acknowledge-shortcoming.ts'
export { answerShortcoming } from './actions/answer-shortcoming.ts'
export { attachShortcomingFiles } from './actions/attach-shortcoming-files.ts'
/** @internal Only tests use it from outside. */
export { discardShortcoming } from './actions/discard-shortcoming.ts'
export { followUpShortcoming } from './actions/follow-up-shortcoming.ts'
export { registerShortcoming } from './actions/register-shortcoming.ts'
export { sendShortcoming } from './actions/send-shortcoming.ts'
export { shortcomings } from './shortcomings.queries.ts'
