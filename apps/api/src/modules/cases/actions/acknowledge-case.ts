import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'

/**
 * Says that the department has the case and will answer. An officer of the department that owes the answer, or of one above
 * it; leaves one step in the public history and one audit entry. The first acknowledgement meets the deadline; the receiver
 * of a referral acknowledges again, on the same clock. Throws NotFoundError, ForbiddenError, ConflictError.
 */
export async function acknowledgeCase<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  actor: Actor,
  id: string,
): Promise<{ id: string }> {
  const record = await kind.read.forAction(id)
  if (record === null) throw new NotFoundError()
  return db.$transaction(async (tx) => {
    await transition(tx, kind.lifecycle, {
      record,
      verb: 'acknowledge',
      change: record.acknowledgedOn === null ? { acknowledgedOn: dateOf(today()) } : {},
      actor,
      capacity: officerCapacity(actor),
      event: kind.stepEvent('acknowledge'),
    })
    return { id }
  })
}
