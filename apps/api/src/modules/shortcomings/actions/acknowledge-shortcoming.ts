import { shortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingInput } from '@hamkori/schema/shortcomings'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { officerCapacity } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findShortcomingForAction } from '../actions.queries.ts'
import { shortcomingStep } from '../shortcomings.policy.ts'

/**
 * Says that the department has the finding and will answer. An officer of the department that owes the answer, or of
 * one above it; leaves one step in the public history and one audit entry. The first acknowledgement meets the
 * deadline; the receiver of a referral acknowledges again, on the same clock.
 */
export async function acknowledgeShortcoming(actor: Actor, input: ShortcomingInput): Promise<{ id: string }> {
  const { shortcomingId: id } = parseInput(shortcomingInput, input)
  const { record, facts } = await findShortcomingForAction(id)
  const step = shortcomingStep(actor, facts, 'acknowledge')
  return db.$transaction(async (tx) => {
    const { count } = await tx.shortcoming.updateMany({
      where: { id, state: record.state, responseCount: record.responseCount },
      data: { state: step.to, acknowledgedOn: record.acknowledgedOn ?? dateOf(today()) },
    })
    if (count !== 1) throw new ConflictError()
    const capacity = officerCapacity(actor)
    await recordTransition(tx, {
      actor,
      recordType: 'Shortcoming',
      recordId: id,
      from: record.state,
      verb: 'acknowledge',
      to: step.to,
      capacity,
    })
    await recordAudit(tx, actor, {
      action: 'shortcoming:acknowledge',
      payload: {},
      capacity,
      subjectType: 'Shortcoming',
      subjectId: id,
    })
    return { id }
  })
}
