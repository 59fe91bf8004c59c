import { clockTimeOn, timeZone, timeZoneDefinition } from '@hamkori/schema/time-zone'
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { now } from '../../../platform/clock.ts'
import type { Invited } from '../../../platform/invitations.ts'
import { senderAddress } from '../../../platform/mail.ts'
import type { MessageCalendar } from '../../../platform/mail.ts'
import type { AnnouncementRow } from '../announcements.queries.ts'

/** What of an announcement is said in the reader's language. */
interface CalendarTexts {
  readonly title: string
  readonly place: string
  readonly council: string
  readonly address: string
  readonly points: readonly string[]
  readonly agenda: string
  /** To whom it goes. */
  readonly to: Invited
}

/**
 * An announced meeting as an entry for one member's calendar (iTIP, RFC 5546): a request, or what takes it out again. The UID is that of
 * the public calendar, and SEQUENCE counts the announcements as there, so that both are the same event. No answer is asked for. For
 * whoever is not invited any more the event itself goes on: it is taken out without being called off (RFC 5546, 3.2.5), by a later stamp.
 */
export function calendarOf(
  { id, number, state, heldOn, startsAt, announcedAt, agendaMinutes, reason, whatChanged }: AnnouncementRow,
  { title, place, council, address, points, agenda, to }: CalendarTexts,
): MessageCalendar {
  const isCancelled = state !== 'announced'
  const method = isCancelled || to.hasLeft ? 'CANCEL' : 'REQUEST'
  const length = agendaMinutes.reduce((sum, minutes) => sum + minutes, 0)
  const said = [whatChanged, reason].filter((words) => words !== null)
  const calendar = ical({
    prodId: { company: 'Hamkori', product: 'invitations' },
    method: ICalCalendarMethod[method],
    timezone: { name: null, generator: () => timeZoneDefinition },
  })
  const event = calendar.createEvent({
    ...{ id, sequence: number - 1, stamp: to.hasLeft ? now() : announcedAt, timezone: timeZone },
    start: clockTimeOn(heldOn, startsAt),
    // Where not every point has its minutes, nobody knows when it ends.
    ...(agendaMinutes.every((minutes) => minutes > 0) ? { end: clockTimeOn(heldOn, startsAt, length) } : {}),
    ...{ summary: `${title} · ${council}`, location: place, url: address },
    description: [...said, ...(said.length > 0 ? [''] : []), `${agenda}:`, ...points, '', address].join('\n'),
    organizer: { name: council, email: senderAddress() },
    ...(to.hasLeft ? {} : { status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED }),
  })
  event.createAttendee({
    ...{ email: to.email, name: to.email, rsvp: false },
    ...{ role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION },
  })
  return { method, content: calendar.toString() }
}
