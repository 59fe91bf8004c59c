import type { Language } from '@hamkori/schema/languages'
import { clockTimeOn, timeZone, timeZoneDefinition } from '@hamkori/schema/time-zone'
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
    timezone: { name: null, generator: () => timeZoneDefinition },
    ttl: 6 * 60 * 60,
  })
  for (const meeting of meetings) {
    const { state, heldOn, startsAt, agenda, reason, whatChanged } = meeting
    const said = [whatChanged, reason].filter((words) => words !== null)
    const start = clockTimeOn(heldOn, startsAt)
    const minutes = agenda.map(({ durationMinutes }) => durationMinutes)
    const length = minutes.reduce<number>((sum, each) => sum + (each ?? 0), 0)
    const isStated = minutes.every((each) => each !== null)
    const title = textOf(meeting.title, language)
    const standing = state === 'announced' ? '' : `${t(`meetings.state.${state}`)}: `
    calendar.createEvent({
      id: meeting.uid,
      timezone: timeZone,
      sequence: meeting.sequence,
      stamp: new Date(meeting.changedAt),
      start,
      // Where not every point has its minutes, nobody knows when it ends.
      ...(isStated ? { end: clockTimeOn(heldOn, startsAt, length) } : {}),
      summary: `${standing}${title} · ${meeting.council.name[language]}`,
      location: textOf(meeting.place, language),
      description: [
        ...said,
        ...(said.length > 0 ? [''] : []),
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

/** A text in the reader's language, or in the one in which it was written. */
function textOf(text: CalendarMeeting['title'], language: Language): string {
  return text[language] ?? text[text.original] ?? ''
}
