import { answerProposalInput } from '@hamkori/schema/proposals'
import type { AnswerProposalInput } from '@hamkori/schema/proposals'
import type { ProposalResponseModel } from '../../../../generated/prisma/models.ts'
import { dateOf } from '../../../platform/clock.ts'
import { dueDayIssues } from '../../../platform/due-days.ts'
import { InvalidInputError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { proposals } from '../proposals.queries.ts'

/**
 * Gives the department's signed answer to a recommendation: accepted, accepted in part, declined or deferred. What is accepted
 * is due today or later, what is deferred is decided after today; neither more than five years ahead. Who may, and what is thrown: see `answerCase`.
 */
export async function answerProposal(actor: Actor, input: AnswerProposalInput): Promise<ProposalResponseModel> {
  const { idempotencyKey, ...content } = parseInput(answerProposalInput, input)
  const { proposalId, ground, ownerOffice, dueOn, deferredUntil } = content
  return caseActs.answer(proposals, actor, {
    idempotencyKey,
    caseId: proposalId,
    content,
    ownColumns: {
      ground: ground ?? null,
      ownerOffice: ownerOffice ?? null,
      dueOn: dueOn === undefined ? null : dateOf(dueOn),
      deferredUntil: deferredUntil === undefined ? null : dateOf(deferredUntil),
    },
    actionDueOn: dueOn === undefined ? null : dateOf(dueOn),
    check: (day) => {
      const issues = [
        ...dueDayIssues('dueOn', dueOn, day),
        ...dueDayIssues('deferredUntil', deferredUntil, day, { afterToday: true }),
      ]
      if (issues.length > 0) throw new InvalidInputError(issues)
    },
  })
}
