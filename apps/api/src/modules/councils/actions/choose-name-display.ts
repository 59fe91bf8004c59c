import { chooseNameDisplayInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { latestSeat, nameChoicesOf } from '../member-names.queries.ts'

/**
 * What everybody reads of the person who asks, on every seat that person holds or held: the name as it is written here, or only the
 * office. For oneself alone, and only for whoever has or had a seat. Publishing wants a fresh proof of identity, because it cannot be
 * taken back from those who read it; withdrawing never does. Each change is a new row and one audit entry without the name; the same
 * choice again changes nothing. Throws ConflictError where two choices are made at once.
 */
export async function chooseNameDisplay(actor: Actor, input: z.input<typeof chooseNameDisplayInput>): Promise<void> {
  const { display, name } = parseInput(chooseNameDisplayInput, input)
  requirePermission(actor, 'nameDisplay:choose')
  if (actor.kind !== 'person' || (await latestSeat(actor.personId)) === null)
    throw new ForbiddenError('nameDisplay:choose')
  if (display === 'name') requireConfirmation(actor)
  const { personId } = actor
  try {
    await db.$transaction(async (tx) => {
      const [last] = await nameChoicesOf(personId, tx)
      if ((last?.display ?? 'office') === display && (last?.name ?? null) === (name ?? null)) return
      await tx.nameChoice.create({
        data: { personId, number: (last?.number ?? 0) + 1, display, name: name ?? null, chosenAt: now() },
      })
      await recordAudit(tx, actor, {
        action: 'nameDisplay:choose',
        payload: { displayBefore: last?.display ?? 'office', display },
        subjectType: 'Person',
        subjectId: personId,
      })
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
