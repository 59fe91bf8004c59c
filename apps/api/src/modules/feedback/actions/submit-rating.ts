import { hash, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { submitRatingInput } from '@hamkori/schema/feedback'
import type { Rating } from '@hamkori/schema/feedback'
import { dateOf, today } from '../../../platform/clock.ts'
import { ForbiddenError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { PoliceUnitModel } from '../../../../generated/prisma/models.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { readTerritory } from '../../territory/index.ts'
import { canSubmitRating } from '../feedback.policy.ts'
import { isoWeek } from '../iso-week.ts'
import { writeRating } from '../rating-writer.ts'
import { factLetters } from '../fact-letters.ts'

/** What the sender is told. */
export interface AcceptedRating {
  readonly unit: PoliceUnitModel
  /** ISO week, `2026-W47`. */
  readonly receivedWeek: string
}

/**
 * Takes a resident's rating; answered only when it is on disk. Anybody may, signed in or not, and it is stored the same way:
 * who sent it is nowhere, and it leaves no audit entry, because an entry's time would be the time of sending (promise P8).
 * Sent again with the same key and content it is stored once. `demonstration` is for the seed only.
 * Refuses with InvalidInputError, NotFoundError (no such unit, or closed), ConflictError, UnavailableError.
 */
export async function submitRating(
  actor: Actor,
  input: z.input<typeof submitRatingInput>,
  options: { readonly demonstration?: boolean } = {},
): Promise<AcceptedRating> {
  const demonstration = options.demonstration ?? false
  if (!canSubmitRating(actor, demonstration)) throw new ForbiddenError('rating:submit')
  const rating = parseInput(submitRatingInput, input)
  const day = today()
  const unit = (await readTerritory()).unitByCode.get(rating.unitCode)
  if (unit === undefined || (unit.closedOn !== null && unit.closedOn <= dateOf(day))) throw new NotFoundError()
  const receivedOn = await writeRating({
    id: randomUUID(),
    key: rating.idempotencyKey,
    hash: `\\x${contentHash(rating)}`,
    receipt: `\\x${rating.receiptKey}`,
    unit: unit.id,
    instrument: rating.instrument,
    kind: rating.contactKind,
    initiated: rating.initiatedBy ?? null,
    happened: rating.happened ?? null,
    channel: rating.channel,
    day,
    a1: rating.a1 ?? null,
    a2: rating.a2 ?? null,
    a3: rating.a3 ?? null,
    a4: rating.a4 ?? null,
    a5: rating.a5 ?? null,
    a6: rating.a6 ?? null,
    a7: rating.a7 ?? null,
    a8: rating.a8,
    facts: factLetters(rating),
    age: rating.ageBand ?? null,
    sex: rating.sex ?? null,
    demonstration,
    comment: rating.comment === undefined ? null : randomUUID(),
    text: rating.comment ?? null,
    language: rating.comment === undefined ? null : (rating.commentLanguage ?? null),
  })
  return { unit, receivedWeek: isoWeek(receivedOn) }
}

/** SHA-256 over everything that the sender said, keys in order: what the same idempotency key must mean again. */
function contentHash(rating: Rating): string {
  const said = Object.entries(rating).filter(([key, value]) => key !== 'idempotencyKey' && value !== undefined)
  said.sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(said), 'hex')
}
