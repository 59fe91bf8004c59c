import { acknowledgeCase } from './actions/acknowledge-case.ts'
import { amendCase } from './actions/amend-case.ts'
import { answerCase } from './actions/answer-case.ts'
import { attachCaseFiles } from './actions/attach-case-files.ts'
import { discardCase } from './actions/discard-case.ts'
import { followUpCase } from './actions/follow-up-case.ts'
import { handOverCase } from './actions/hand-over-case.ts'
import { registerCase } from './actions/register-case.ts'

/** What can be done with a case of any kind. Each act takes the kind first; its file says who may, and what it throws. */
export const caseActs = {
  register: registerCase,
  amend: amendCase,
  attach: attachCaseFiles,
  discard: discardCase,
  handOver: handOverCase,
  acknowledge: acknowledgeCase,
  answer: answerCase,
  followUp: followUpCase,
}
