import type { Language } from '@hamkori/schema/languages'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { ResultOf } from '../../platform/graphql.ts'
import { links } from '../../platform/links.ts'
import type { calendarQuery } from './calendar.documents.ts'

/** An announced meeting as a calendar takes it. */
export type CalendarMeeting = ResultOf<typeof calendarQuery>['announcements']['edges'][number]['node']

/** What a calendar is written with. */
export interface CalendarParts {
  readonly language: Language
  readonly origin: string
  readonly title: string
  readonly meetings: readonly CalendarMeeting[]
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

const zone = 'Asia/Dushanbe'
/** Tajikistan is five hours ahead of UTC, without summer time. Calendar programs want to be told (RFC 5545, 3.6.5). */
const zoneOfTajikistan = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0500',
  'TZOFFSETTO:+0500',
  'TZNAME:+05',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/**
 * Announced meetings as a calendar (RFC 5545). An event keeps its UID whatever becomes of the meeting and counts its changes up. A meeting
 * that is cancelled, or put off without a day, stays in it as cancelled, with the reason: programs take it out of the day.
 */
export function writeCalendar({ language, origin, title, meetings, t }: CalendarParts): string {
  const calendar = ical({
    name: title,
    prodId: { company: 'Hamkori', product: 'meetings', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    // Each event has the zone, and not the calendar: moments such as DTSTAMP stay in UTC, as they must.
    timezone: { name: null, generator: () => zoneOfTajikistan },
    ttl: 6 * 60 * 60,
  })
  for (const meeting of meetings) {
    const { state, heldOn, startsAt, agenda, reason } = meeting
    const start = clockTime(heldOn, startsAt, 0)
    const minutes = agenda.map(({ durationMinutes }) => durationMinutes)
    const length = minutes.reduce<number>((sum, each) => sum + (each ?? 0), 0)
    const isStated = minutes.every((each) => each !== null)
    const title = textOf(meeting.title, language)
    const standing = state === 'announced' ? '' : `${t(`meetings.state.${state}`)}: `
    calendar.createEvent({
      id: meeting.uid,
      timezone: zone,
      sequence: meeting.sequence,
      stamp: new Date(meeting.changedAt),
      start,
      // Where not every point has its minutes, nobody knows when it ends.
      ...(isStated ? { end: clockTime(heldOn, startsAt, length) } : {}),
      summary: `${standing}${title} · ${meeting.council.name[language]}`,
      location: textOf(meeting.place, language),
      description: [
        ...(reason === null ? [] : [reason, '']),
        `${t('meetings.agenda')}:`,
        ...agenda.map(({ position, text }) => `${position}. ${text}`),
        '',
        origin + links.meeting(language, meeting.reference),
      ].join('\n'),
      url: origin + links.meeting(language, meeting.reference),
      status: state === 'announced' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    })
  }
  return calendar.toString()
}

/** A time on the clocks of Dushanbe as the library takes it: by the fields of a local date, which it writes with the zone's name. */
function clockTime(day: string, time: string, minutesLater: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hour, minute + minutesLater)
}

/** A text in the reader's language, or in the one in which it was written. */
function textOf(text: CalendarMeeting['title'], language: Language): string {
  return text[language] ?? text[text.original] ?? ''
}
