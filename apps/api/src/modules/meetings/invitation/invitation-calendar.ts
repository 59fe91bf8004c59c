import { clockTimeOn, timeZone, timeZoneDefinition } from '@hamkori/schema/time-zone'
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
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
  /** The address of whom it goes to. */
  readonly to: string
}

/**
 * An announced meeting as an entry for one member's calendar (iTIP, RFC 5546): a request, or what takes it out again. The UID is that of
 * the public calendar, and SEQUENCE counts the announcements as there, so that both are the same event. No answer is asked for.
 */
export function calendarOf(
  { id, number, state, heldOn, startsAt, announcedAt, agendaMinutes, reason }: AnnouncementRow,
  { title, place, council, address, points, agenda, to }: CalendarTexts,
): MessageCalendar {
  const isCancelled = state !== 'announced'
  const length = agendaMinutes.reduce((sum, minutes) => sum + minutes, 0)
  const calendar = ical({
    prodId: { company: 'Hamkori', product: 'invitations' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: null, generator: () => timeZoneDefinition },
  })
  const event = calendar.createEvent({
    ...{ id, sequence: number - 1, stamp: announcedAt, timezone: timeZone },
    start: clockTimeOn(heldOn, startsAt),
    // Where not every point has its minutes, nobody knows when it ends.
    ...(agendaMinutes.every((minutes) => minutes > 0) ? { end: clockTimeOn(heldOn, startsAt, length) } : {}),
    ...{ summary: `${title} · ${council}`, location: place, url: address },
    description: [...(reason === null ? [] : [reason, '']), `${agenda}:`, ...points, '', address].join('\n'),
    organizer: { name: council, email: senderAddress() },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAttendee({
    ...{ email: to, name: to, rsvp: false },
    ...{ role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION },
  })
  return { method: isCancelled ? 'CANCEL' : 'REQUEST', content: calendar.toString() }
}
