import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { postMail } from '../../../platform/mail-job.ts'
import { groupReminders } from '../group-reminders.ts'
import { digestMessage } from '../mail/digest.ts'
import { pendingReminders } from '../pending-reminders.queries.ts'

/**
 * Sends a person the message of the day, if there is something to tell and none was sent today. One transaction notes what is told and
 * enqueues the message: either both happen or neither. Of several at once one sends, and the others find it sent. Answers whether it sent.
 */
export async function sendDigest(personId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const moment = now()
    const day = today(moment)
    const pending = await pendingReminders({ personId, today: day }, tx)
    const person = await tx.personView.findUnique({ where: { id: personId }, select: { email: true, language: true } })
    if (pending.length === 0 || person === null) return false
    const common = { personId, channel: 'email', at: moment } as const
    // Waits for whoever sends the same at this moment, and comes back empty once that is committed.
    const [digest] = await tx.sentNotice.createManyAndReturn({
      data: [{ ...common, event: `digest/${day}`, kind: 'digest' }],
      select: { id: true },
      skipDuplicates: true,
    })
    if (digest === undefined) return false
    const groups = groupReminders(pending)
    await tx.sentNotice.createMany({
      data: groups.flatMap(({ told, reminders }) =>
        reminders.map(({ event, recordType, recordId, reference, duty, dueOn, dayOffset }) => ({
          ...{ ...common, event, kind: 'reminder' as const, digestId: digest.id },
          ...{ recordType, recordId, reference, duty, dueOn: dateOf(dueOn), dayOffset },
          covered: event !== told.event,
        })),
      ),
    })
    await postMail(tx, digestMessage(person, day, { reminders: groups.map(({ told }) => told) }))
    return true
  })
}
