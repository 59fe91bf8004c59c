import type { MailKind } from '@hamkori/schema/notifications.constants'
import { dateOf, now, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { postMail } from '../../../platform/mail-job.ts'
import { choicesOf } from '../choices.queries.ts'
import { groupReminders } from '../group-reminders.ts'
import { digestMessage } from '../mail/digest.ts'
import { pendingReminders } from '../pending-reminders.queries.ts'
import { pendingWaiting } from '../pending-waiting.queries.ts'
import { digestEvent, ownRolesOf } from '../staff.queries.ts'

/**
 * Sends a person the message of the day, if there is something to tell that the person wants to be told, and none was sent today. One
 * transaction notes what is told and enqueues the message: either both happen or neither. Of several at once one sends, and the others
 * find it sent. What is switched off is not noted: switched on again, it is told as it stands then. Answers whether it sent.
 */
export async function sendDigest(personId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const moment = now()
    const day = today(moment)
    const choices = await choicesOf(personId, tx)
    const pending = choices.reminder ? await pendingReminders({ personId, today: day }, tx) : []
    const waiting = choices.waiting ? await pendingWaiting(await ownRolesOf(tx, personId), day, tx) : []
    if (pending.length + waiting.length === 0) return false
    const person = await tx.personView.findUniqueOrThrow({
      where: { id: personId },
      select: { id: true, email: true, language: true },
    })
    const common = { personId, channel: 'email', at: moment } as const
    // Waits for whoever sends the same at this moment, and comes back empty once that is committed.
    const [digest] = await tx.sentNotice.createManyAndReturn({
      data: [{ ...common, event: digestEvent(day), kind: 'digest' }],
      select: { id: true },
      skipDuplicates: true,
    })
    if (digest === undefined) return false
    const groups = groupReminders(pending)
    const part = { ...common, digestId: digest.id }
    await tx.sentNotice.createMany({
      data: [
        ...groups.flatMap(({ told, reminders }) =>
          reminders.map(({ event, recordType, recordId, reference, duty, dueOn, dayOffset }) => ({
            ...{ ...part, event, kind: 'reminder' as const },
            ...{ recordType, recordId, reference, duty, dueOn: dateOf(dueOn), dayOffset },
            covered: event !== told.event,
          })),
        ),
        ...waiting.map(({ event, recordType, recordId, waitingFor }) => ({
          ...{ ...part, event, kind: 'waiting' as const },
          ...{ recordType, recordId, duty: waitingFor },
        })),
      ],
    })
    const kinds: MailKind[] = [
      ...(groups.length > 0 ? (['reminder'] as const) : []),
      ...(waiting.length > 0 ? (['waiting'] as const) : []),
    ]
    await postMail(tx, digestMessage(person, day, { kinds, reminders: groups.map(({ told }) => told), waiting }))
    return true
  })
}
