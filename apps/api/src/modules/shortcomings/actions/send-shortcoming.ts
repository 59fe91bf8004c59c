import { shortcomingInput } from '@hamkori/schema/shortcomings'
import type { ShortcomingInput } from '@hamkori/schema/shortcomings'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { councilCapacity } from '../../../platform/authorize.ts'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { startClock } from '../../../platform/response-clock.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findShortcomingForAction } from '../actions.queries.ts'
import { shortcomingStep } from '../shortcomings.policy.ts'

/**
 * Sends a registered finding to the department: the response clock starts and the record becomes public. Chair, deputy
 * chair and secretary of the council that found it; leaves one step in the public history and one audit entry.
 */
export async function sendShortcoming(actor: Actor, input: ShortcomingInput): Promise<{ id: string }> {
  const { shortcomingId: id } = parseInput(shortcomingInput, input)
  const { record, facts } = await findShortcomingForAction(id)
  const step = shortcomingStep(actor, facts, 'send')
  const sentOn = today()
  const due = startClock('shortcoming', sentOn)
  return db.$transaction(async (tx) => {
    const { count } = await tx.shortcoming.updateMany({
      where: { id, state: record.state },
      data: {
        state: step.to,
        sentOn: dateOf(sentOn),
        acknowledgeDueOn: dateOf(due.acknowledgeDueOn),
        answerDueOn: dateOf(due.answerDueOn),
        // A reopened finding is sent anew: what was done before stays in its history, the duties begin again.
        acknowledgedOn: null,
        answeredOn: null,
        publishedAt: record.publishedAt ?? now(),
      },
    })
    if (count !== 1) throw new ConflictError()
    if (record.publishedAt === null) {
      const { councilId, departmentId } = record
      await tx.shortcomingTally.upsert({
        where: { councilId_departmentId: { councilId, departmentId } },
        create: { councilId, departmentId, published: 1 },
        update: { published: { increment: 1 } },
      })
    }
    const capacity = councilCapacity(actor, record.councilId) ?? 'system'
    await recordTransition(tx, {
      actor,
      recordType: 'Shortcoming',
      recordId: id,
      from: record.state,
      verb: 'send',
      to: step.to,
      capacity,
    })
    await recordAudit(tx, actor, {
      action: 'shortcoming:send',
      payload: {},
      capacity,
      subjectType: 'Shortcoming',
      subjectId: id,
    })
    return { id }
  })
}
