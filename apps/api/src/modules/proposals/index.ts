export { acknowledgeProposal } from './actions/acknowledge-proposal.ts'
export { answerProposal } from './actions/answer-proposal.ts'
/** @internal Only tests use it from outside. */
export { discardProposal } from './actions/discard-proposal.ts'
export { followUpProposal } from './actions/follow-up-proposal.ts'
export { registerProposal } from './actions/register-proposal.ts'
export { submitProposal } from './actions/submit-proposal.ts'
