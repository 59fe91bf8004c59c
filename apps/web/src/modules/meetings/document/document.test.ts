// @vitest-environment node
import { createHash } from 'node:crypto'
import { languages } from '@hamkori/schema/languages'
import type { PrintedDocument } from '@hamkori/schema/printed-document'
import { describe, expect, it } from 'vitest'
import { type PageRequest, isForStrangers, isSameForAll, render } from '../../../entry-server.ts'
import type { ResultOf } from '../../../platform/graphql.ts'
import type { publicMeetingQuery } from '../meetings.documents.ts'

type Answer = ResultOf<typeof publicMeetingQuery>
type Meeting = NonNullable<Answer['meeting']>

const text = (tg: string, ru: string | null = null) =>
  ({
    ...{ original: 'tg', tg, ru, en: null },
    ...{ tgState: 'original', ruState: ru ? 'unreviewed' : 'missing', enState: 'missing' },
  }) as Meeting['title']
const member = (seat: number, office: 'chair' | 'member', name: string | null) => ({
  id: `member-${seat}`,
  ...{ seat, office, name },
})
const wholeTime = { online: false, arrivedAt: null, leftAt: null }
const everybodyVoted = { presentCount: 4, voterCount: 4, quorate: true, nonVoters: [] }
const announcement: NonNullable<Answer['announcement']> = {
  ...{ reference: 'JLS-SU-2026-00009', state: 'announced', kind: 'regular', heldOn: '2026-02-09', startsAt: '14:00' },
  ...{
    reason: null,
    whatChanged: null,
    isPast: false,
    announcedAt: '2026-02-01T05:00:00Z',
    daysAhead: 8,
    noticeDays: 5,
  },
  ...{ shortNoticeReason: null, demonstration: false },
  ...{ title: text('Ҷаласаи навбатӣ', 'Очередное заседание'), place: text('Дафтари шӯро') },
  council: { slug: 'khujand', name: { tg: 'Шӯрои Хуҷанд', ru: 'Совет Худжанда', en: 'Council of Khujand' } },
  agenda: [
    { position: 1, text: 'Роҳ', durationMinutes: 40 },
    { position: 2, text: 'Гуногун', durationMinutes: null },
  ],
  changes: [
    {
      state: 'announced',
      at: '2026-02-01T05:00:00Z',
      heldOn: '2026-02-09',
      startsAt: '14:00',
      reason: null,
      whatChanged: null,
    },
  ],
} as never
const meeting = (changes: Partial<Meeting> = {}): Meeting =>
  ({
    ...{ id: 'm', reference: 'JLS-SU-2026-00009', kind: 'regular', state: 'published', version: 4 },
    ...{ heldOn: '2026-02-09', startsAt: '14:00', quorate: true, presentCount: 4, seatsInForce: 7, quorum: 4 },
    ...{ secretarySignedAt: '2026-02-10T05:00:00Z', chairSignedAt: '2026-02-11T05:00:00Z' },
    ...{ publishedAt: '2026-02-12T05:00:00Z', demonstration: false, viewerMay: [], announcement, sources: [] },
    ...{ title: announcement.title, place: announcement.place, minutes: text('Дар бораи роҳ гап зада шуд.') },
    ...{ council: { ...announcement.council, noticeDays: 5 }, agenda: announcement.agenda, transitions: [] },
    earlierVersions: [
      { number: 1, replacedAt: '2026-02-20T05:00:00Z', reason: 'Хатои чопӣ', agenda: [], decisions: [] },
    ],
    attendance: [
      { presence: 'present', ...wholeTime, membership: member(1, 'chair', 'Раҳимова Гулнора') },
      { presence: 'absent', ...wholeTime, membership: member(2, 'member', null) },
    ],
    guests: [],
    decisions: [
      {
        ...{ id: 'd', number: 1, text: 'Роҳ таъмир шавад.', binding: true },
        ...{ votesFor: 3, votesAgainst: 0, votesAbstained: 1, ...everybodyVoted },
        assignments: [
          {
            ...{ id: 'a', task: 'Нома навиштан', dueOn: '2026-02-25', inForceFrom: '2026-02-11', version: 1 },
            ...{ state: 'open', timeliness: 'overdue', doneOn: null, viewerMay: [], reports: [], transitions: [] },
            ...{ ownerMembership: member(2, 'member', null), ownerDepartment: null },
          },
        ],
      },
    ],
    ...{ unfinishedAssignments: [], proposals: [] },
    shortcomings: [{ reference: 'KMB-SU-2026-00001', title: text('Чароғ нест') }],
    ...changes,
  }) as never

async function make(url: string, data: unknown) {
  const printed: PrintedDocument[] = []
  const request: PageRequest = {
    ...{ url, acceptLanguage: null, languageCookie: null, now: new Date('2026-03-02T07:00:00Z'), cookie: null },
    ...{ graphql: async () => ({ data }), demonstration: false, fromInside: true, sourceUrl: null },
    origin: 'https://hamkori.example',
    print: async (document) => {
      printed.push(document)
      return new Uint8Array([1])
    },
  }
  const result = await render(request)
  return { ...result, printed: printed[0], said: JSON.stringify(printed[0]) }
}
const published = (changes: Partial<Meeting> = {}) => ({
  ...{ meeting: meeting(changes), announcement, discardedMeeting: null },
})
const page = 'meetings/JLS-SU-2026-00009'

describe.each(languages)('minutes as a document (%s)', (language) => {
  it('say everything that their page says, in words', async () => {
    const { status, headers, printed, said } = await make(`/${language}/${page}.pdf`, published())
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="JLS-SU-2026-00009-${language}.pdf"`,
      'cache-control': 'private, no-cache',
    })
    expect(printed).toMatchObject({ language, mark: null, warning: null, date: '2026-03-02' })
    expect(printed?.subtitle).toContain('JLS-SU-2026-00009')
    for (const part of [
      ...['14:00', 'Дафтари шӯро', 'Роҳ (40', 'Гуногун', 'Дар бораи роҳ гап зада шуд.', 'Роҳ таъмир шавад.'],
      ...['Нома навиштан', 'Хатои чопӣ', 'KMB-SU-2026-00001', `https://hamkori.example/${language}/${page}`],
    ])
      expect(said).toContain(part)
    // No text is missing in any language.
    expect(said).not.toMatch(/(meetings|site)\.[a-z]+\.?[a-zA-Z]*["\\ ;]/)
    expect(said).not.toMatch(/undefined|\{\w+\}/)
    const foreign = printed?.blocks.find(({ kind }) => kind === 'prose')
    expect(foreign).toMatchObject({ language: 'tg' })
  })

  it('name a member where the answer does, and by office and seat where it does not', async () => {
    const { said } = await make(`/${language}/${page}.docx`, published())
    expect(said).toContain('Раҳимова Гулнора')
    const own = { tg: 'Узв', ru: 'Член совета', en: 'Member' }[language]
    expect(said).toContain(`["${own}","2",`)
  })

  it('print the SHA-256 of the content that is beside them, the same in every language', async () => {
    const { printed } = await make(`/${language}/${page}.pdf`, published())
    const { body, headers } = await make(`/${language}/${page}.json`, published())
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    const digest = createHash('sha256').update(String(body)).digest('hex')
    expect(JSON.stringify(printed)).toContain(digest)
    expect((await make(`/tg/${page}.json`, published())).body).toBe(body)
    expect(String(body)).not.toContain('Раҳимова')
    const corrected = await make(`/${language}/${page}.json`, published({ title: text('Дигар') }))
    expect(corrected.body).not.toBe(body)
  })

  it('say who was online, late or gone, which guests there were, and who did not vote', async () => {
    const [first, second] = meeting().attendance
    const [decision] = meeting().decisions
    if (!first || !second || !decision) throw new Error('the meeting of this test has lost its parts')
    const { said } = await make(
      `/${language}/${page}.pdf`,
      published({
        attendance: [
          { ...first, online: true, arrivedAt: '14:20', leftAt: '15:05' },
          { ...second, presence: 'present' },
        ],
        guests: [{ role: 'Сардори шуъба', people: 2 }],
        decisions: [
          {
            ...decision,
            ...{ presentCount: 3, voterCount: 2, quorate: false, binding: false },
            nonVoters: [{ reason: 'absentAtVote', membership: second.membership }],
          },
        ],
      }),
    )
    const words = {
      tg: ['онлайн, аз соати 14:20, то соати 15:05', 'Сардори шуъба: 2 нафар', 'Узв, ҷойи 2 (ҳангоми овоздиҳӣ набуд)'],
      ru: ['онлайн, с 14:20, до 15:05', 'Сардори шуъба: 2 человека', 'место 2 (отсутствие при голосовании)'],
      en: ['online, from 14:20, until 15:05', 'Сардори шуъба: 2 people', 'Member, seat 2 (not there at the vote)'],
    }[language]
    for (const part of words) expect(said).toContain(part)
    const noQuorum = { tg: 'кворум набуд', ru: 'кворума не было', en: 'no quorum at the vote' }[language]
    expect(said).toContain(noQuorum)
    expect(said).not.toMatch(/undefined|\{\w+\}/)
  })

  it('are what was announced before they are public, also for who may read the draft', async () => {
    const { said, printed } = await make(`/${language}/${page}.pdf`, published({ publishedAt: null }))
    expect(printed?.mark).toBeNull()
    expect(said).toContain('Роҳ (40')
    expect(said).not.toContain('Роҳ таъмир шавад.')
  })

  it('are marked as a draft at the desk until they are public', async () => {
    const draft = meeting({ publishedAt: null, state: 'minutesDrafted', secretarySignedAt: null })
    const { printed, headers } = await make(`/${language}/desk/${page}.pdf`, { meeting: draft })
    expect(printed?.mark).toBe({ tg: 'лоиҳа', ru: 'проект', en: 'draft' }[language])
    expect(printed?.warning).not.toBeNull()
    expect(headers['cache-control']).toBe('no-store')
    // What everybody reads is printed from its public page, with the names that are there.
    expect((await make(`/${language}/desk/${page}.pdf`, { meeting: meeting() })).status).toBe(404)
  })

  it('are an agenda with the mark of a draft while the meeting is only planned', async () => {
    const planned = meeting({ publishedAt: null, state: 'planned', quorum: null, announcement: null })
    const { printed, said } = await make(`/${language}/desk/${page}.pdf`, { meeting: planned })
    expect(printed?.mark).not.toBeNull()
    expect(said).toContain('Роҳ (40')
    expect(said).not.toContain('Роҳ таъмир шавад.')
    const announced = meeting({ publishedAt: null, state: 'announced', quorum: null })
    expect((await make(`/${language}/desk/${page}.pdf`, { meeting: announced })).status).toBe(404)
    // A plan that is written anew is no announcement yet.
    const postponed = meeting({ publishedAt: null, state: 'postponed', quorum: null })
    expect((await make(`/${language}/desk/${page}.pdf`, { meeting: postponed })).printed?.mark).not.toBeNull()
  })
})

it('keeps the SHA-256 of content that was signed before attendance was recorded in detail', async () => {
  const { body } = await make(`/tg/${page}.json`, published())
  const content = JSON.parse(String(body)) as { attendance: object[]; decisions: object[] }
  expect(Object.keys(content)).not.toContain('guests')
  expect(content.attendance[0]).toEqual({ seat: 1, office: 'chair', presence: 'present' })
  expect(Object.keys(content.decisions[0] ?? {}).join()).toBe(
    'number,text,votesFor,votesAgainst,votesAbstained,binding,assignments',
  )
  const detailed = published({ guests: [{ role: 'Меҳмон', people: 1 }] })
  expect((await make(`/tg/${page}.json`, detailed)).body).toContain('"guests"')
})

it('is missing where there is nothing to read, and where the format is another', async () => {
  const nothing = { meeting: null, announcement: null, discardedMeeting: null }
  expect((await make(`/tg/${page}.pdf`, nothing)).status).toBe(404)
  expect((await make(`/tg/desk/${page}.pdf`, { meeting: null })).status).toBe(404)
  expect((await make(`/tg/${page}.odt`, nothing)).printed).toBeUndefined()
})

it('is kept where it is public, made as for a stranger, and never kept from the desk', () => {
  const addresses = [`/tg/${page}.pdf`, `/tg/${page}.pdf?x=1`, `/tg/desk/${page}.pdf`, `/tg/${page}`]
  expect(addresses.map(isForStrangers)).toEqual([true, false, false, false])
  expect(addresses.slice(0, 3).map(isSameForAll)).toEqual([true, false, false])
})
