import { describe, expect, it } from 'vitest'
import { sync, type VEvent } from 'node-ical'
import { writeCalendar } from './write-calendar.ts'
import type { CalendarMeeting } from './write-calendar.ts'

const text = (tg: string, ru: string | null = null) =>
  ({
    ...{ original: 'tg', tg, ru, en: null },
    ...{ tgState: 'original', ruState: ru ? 'unreviewed' : 'missing', enState: 'missing' },
  }) as CalendarMeeting['title']
const meeting = (changes: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  ...{ uid: '0198c4a2-7b1e-7cc0-8000-000000000001', sequence: 0, reference: 'JLS-SU-2026-00009', state: 'announced' },
  ...{
    kind: 'regular',
    heldOn: '2026-12-09',
    startsAt: '14:00',
    reason: null,
    whatChanged: null,
    isPast: false,
    demonstration: false,
  },
  ...{ changedAt: '2026-12-01T05:00:00.000Z', announcedAt: '2026-12-01T05:00:00.000Z', daysAhead: 8, noticeDays: 5 },
  ...{ shortNoticeReason: null, changes: [] },
  title: text('Ҷаласаи навбатӣ; амният, роҳ', 'Очередное заседание'),
  place: text('Дафтари шӯро'),
  council: { slug: 'khujand', name: { tg: 'Шӯрои Хуҷанд', ru: 'Совет Худжанда', en: 'Council of Khujand' } },
  agenda: [
    { position: 1, text: 'Роҳ', durationMinutes: 40 },
    { position: 2, text: 'Гуногун', durationMinutes: 30 },
  ],
  ...changes,
})
const written = (meetings: readonly CalendarMeeting[], language: 'tg' | 'ru' = 'tg') =>
  writeCalendar({ language, origin: 'https://example.org', title: 'Ҷаласаҳо', meetings, t: (key) => key })
const eventsOf = (calendar: string): VEvent[] =>
  Object.values(sync.parseICS(calendar)).filter((part): part is VEvent => part?.type === 'VEVENT')

describe('a calendar of announced meetings, read by another library', () => {
  it('says when and where, in the zone of Tajikistan, with the end where the agenda tells it', () => {
    const calendar = written([meeting()])
    const [event] = eventsOf(calendar)
    expect(event?.start.toISOString()).toBe('2026-12-09T09:00:00.000Z')
    expect(event?.end?.toISOString()).toBe('2026-12-09T10:10:00.000Z')
    expect(event).toMatchObject({
      ...{ uid: '0198c4a2-7b1e-7cc0-8000-000000000001', status: 'CONFIRMED', location: 'Дафтари шӯро' },
      summary: 'Ҷаласаи навбатӣ; амният, роҳ · Шӯрои Хуҷанд',
      description: 'meetings.agenda:\n1. Роҳ\n2. Гуногун\n\nhttps://example.org/tg/meetings/JLS-SU-2026-00009',
    })
    expect(calendar).toContain('DTSTART;TZID=Asia/Dushanbe:20261209T140000\r\n')
    expect(calendar).toContain('TZOFFSETTO:+0500\r\n')
    expect(calendar).toContain('DTSTAMP:20261201T050000Z\r\n')
    expect(calendar.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  it('leaves the end open where a point has no minutes, and speaks the language of its address', () => {
    const [event] = eventsOf(
      written([meeting({ agenda: [{ position: 1, text: 'Роҳ', durationMinutes: null }] })], 'ru'),
    )
    expect(written([meeting({ agenda: [{ position: 1, text: 'Роҳ', durationMinutes: null }] })])).not.toContain('DTEND')
    expect(event?.summary).toBe('Очередное заседание · Совет Худжанда')
  })

  it('tells what has changed of one that stays on its day', () => {
    const [event] = eventsOf(
      written([meeting({ sequence: 1, whatChanged: 'Ҷой: Толори маҷлис.', reason: 'Дафтар таъмир мешавад.' })]),
    )
    expect(event).toMatchObject({ status: 'CONFIRMED', uid: '0198c4a2-7b1e-7cc0-8000-000000000001' })
    expect(Number(event?.sequence)).toBe(1)
    expect(event?.description).toMatch(/^Ҷой: Толори маҷлис\.\nДафтар таъмир мешавад\.\n\nmeetings\.agenda/u)
  })

  it.each(['postponed', 'cancelled'] as const)(
    'takes a %s one out of the day, with the same name, a higher count and the reason',
    (state) => {
      const [event] = eventsOf(written([meeting({ state, sequence: 2, reason: 'Толор банд аст.' })]))
      expect(event).toMatchObject({
        ...{ uid: '0198c4a2-7b1e-7cc0-8000-000000000001', status: 'CANCELLED' },
        summary: `meetings.state.${state}: Ҷаласаи навбатӣ; амният, роҳ · Шӯрои Хуҷанд`,
      })
      expect(Number(event?.sequence)).toBe(2)
      expect(event?.description).toContain('Толор банд аст.')
    },
  )
})
