import { answerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { AnswerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingResponseModel } from '../../../../generated/prisma/models.ts'
import { dateOf } from '../../../platform/clock.ts'
import { InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { answerCase } from '../../cases/index.ts'
import { shortcomings } from '../shortcomings.queries.ts'

/**
 * Gives the department's signed answer to a finding: confirmed, partly, disputed or referred. A remedy is promised for today
 * or later. Who may, and what is thrown: see `answerCase`.
 */
export async function answerShortcoming(
  actor: Actor,
  input: AnswerShortcomingInput,
): Promise<ShortcomingResponseModel> {
  const { idempotencyKey, ...content } = parseInput(answerShortcomingInput, input)
  const { shortcomingId, evidence, remedy, remedyDueOn } = content
  return answerCase(shortcomings, actor, {
    idempotencyKey,
    caseId: shortcomingId,
    content,
    ownColumns: {
      evidence: evidence ?? null,
      remedy: remedy ?? null,
      remedyDueOn: remedyDueOn === undefined ? null : dateOf(remedyDueOn),
    },
    check: (day) => {
      if (remedyDueOn !== undefined && remedyDueOn < day)
        throw new InvalidInputError([invalidAt(['remedyDueOn'], 'date_in_past')])
    },
  })
}
