import { answerProposalInput } from '@hamkori/schema/proposals'
import type { AnswerProposalInput } from '@hamkori/schema/proposals'
import type { ProposalResponseModel } from '../../../../generated/prisma/models.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { acceptingAnswers } from '../accepting-answer.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Gives the department's signed answer to a proposal: accepted, accepted in part, declined or deferred, within the days of
 * `acceptingAnswers`. Who may, and what is thrown: see `answerCase`.
 */
export async function answerProposal(actor: Actor, input: AnswerProposalInput): Promise<ProposalResponseModel> {
  const { idempotencyKey, ...content } = parseInput(answerProposalInput, input)
  const caseId = content.proposalId
  return caseActs.answer(proposals, actor, { idempotencyKey, caseId, content, ...acceptingAnswers.readParts(content) })
}
