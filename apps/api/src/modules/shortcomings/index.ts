export { acknowledgeShortcoming } from './actions/acknowledge-shortcoming.ts'
export { answerShortcoming } from './actions/answer-shortcoming.ts'
export { registerShortcoming } from './actions/register-shortcoming.ts'
export { sendShortcoming } from './actions/send-shortcoming.ts'
