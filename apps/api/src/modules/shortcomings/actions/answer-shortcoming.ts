import { answerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { AnswerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingResponseModel } from '../../../../generated/prisma/models.ts'
import { dateOf } from '../../../platform/clock.ts'
import { dueDayIssues } from '../../../platform/due-days.ts'
import { InvalidInputError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { caseActs } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Gives the department's signed answer to a finding: confirmed, partly, disputed or referred. A remedy is promised for today
 * or later, at most five years ahead; confirming without a remedy or its date needs the reason. Who may, and what is thrown: see `answerCase`.
 */
export async function answerShortcoming(
  actor: Actor,
  input: AnswerShortcomingInput,
): Promise<ShortcomingResponseModel> {
  const { idempotencyKey, ...content } = parseInput(answerShortcomingInput, input)
  const { shortcomingId, outcome, evidence, remedy, remedyDueOn } = content
  return caseActs.answer(shortcomings, actor, {
    idempotencyKey,
    caseId: shortcomingId,
    content,
    ownColumns: {
      evidence: evidence ?? null,
      remedy: remedy ?? null,
      remedyDueOn: remedyDueOn === undefined ? null : dateOf(remedyDueOn),
    },
    actionDueOn: remedyDueOn === undefined ? null : dateOf(remedyDueOn),
    leavesOut: (outcome === 'confirmed' || outcome === 'partly') && remedyDueOn === undefined,
    check: (day) => {
      const issues = dueDayIssues('remedyDueOn', remedyDueOn, day)
      if (issues.length > 0) throw new InvalidInputError(issues)
    },
  })
}
