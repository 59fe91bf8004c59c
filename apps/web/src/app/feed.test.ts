// @vitest-environment node
import { languages } from '@hamkori/schema/languages'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { type PageRequest, isForStrangers, isSameForAll, render } from '../entry-server.ts'

const text = (tg: string, ru: string | null = null) => ({
  ...{ original: 'tg', tg, ru, en: null, tgState: 'original', ruState: 'unreviewed', enState: 'missing' },
})
const name = { tg: 'шӯрои Хуҷанд', ru: 'совет Худжанда', en: 'council of Khujand' }
const step = (verb: string, at: string, reason: string | null = null) => ({
  ...{ at, fromState: null, verb, toState: 'x', capacity: 'secretary', reason, department: null },
})
const shortcoming = {
  ...{ reference: 'KMB-SU-2026-00001', registeredOn: '2026-02-01', council: { name } },
  title: text('Чароғ <нест> & «торик»', 'Нет света'),
  transitions: [step('register', '2026-02-01T05:00:00.000Z'), step('send', '2026-02-03T05:00:00.000Z')],
}
const older = {
  ...shortcoming,
  ...{ reference: 'KMB-SU-2026-00000', transitions: [step('register', '2026-01-01T05:00:00.000Z')] },
}
const announcement = {
  ...{ reference: 'JLS-SU-2026-00002', state: 'announced', kind: 'regular', heldOn: '2026-03-09', startsAt: '14:00' },
  ...{
    reason: null,
    whatChanged: null,
    isPast: false,
    announcedAt: '2026-02-02T05:00:00.000Z',
    changedAt: '2026-02-02T05:00:00.000Z',
  },
  ...{ title: text('Ҷаласа'), place: text('Дафтар'), council: { slug: 'khujand', name }, agenda: [] },
  changes: [
    {
      state: 'announced',
      at: '2026-02-02T05:00:00.000Z',
      heldOn: '2026-03-09',
      startsAt: '14:00',
      reason: null,
      whatChanged: null,
    },
  ],
}
const minutes = {
  ...{ reference: 'JLS-SU-2026-00001', heldOn: '2026-01-09', publishedAt: '2026-01-12T05:00:00.000Z', announcement },
  ...{ title: text('Ҷаласаи аввал'), council: { name } },
  earlierVersions: [{ number: 1, replacedAt: '2026-02-05T05:00:00.000Z', reason: 'Хатои чопӣ' }],
}
const plan = {
  ...{ year: 2026, adoptedAt: '2026-01-20T05:00:00.000Z' },
  items: [
    {
      ...{ number: 1, what: text('Вохӯрӣ') },
      steps: [{ state: 'done', at: '2026-02-04T05:00:00.000Z', reason: null, evidence: 'Суратҷаласа' }],
    },
  ],
}
const page = (nodes: readonly object[]) => ({
  edges: nodes.map((node) => ({ node })),
  pageInfo: { hasNextPage: false, endCursor: null },
})

async function draw(url: string, found: 'council' | 'area' | null = 'council') {
  const asked: unknown[] = []
  const answers: Record<string, object> = {
    FeedSubject: {
      council: found === 'council' ? { slug: 'khujand', name } : null,
      area: found === 'area' ? { code: 'TJ-SU', name } : null,
    },
    Calendar: { announcements: page([announcement]) },
    MinutesFeed: { meetings: page([minutes]) },
    ShortcomingsFeed: { shortcomings: page([shortcoming, older]) },
    ProposalsFeed: { proposals: page([]) },
    RecommendationsFeed: { recommendations: page([]) },
    PlansFeed: { council: { plans: [plan] } },
    ShortcomingFeed: { shortcoming },
    ProposalFeed: { proposal: null },
    PublicMeeting: {
      meeting: { ...minutes, council: { slug: 'khujand', name } },
      announcement,
      discardedMeeting: null,
    },
  }
  const request: PageRequest = {
    ...{ url, acceptLanguage: null, languageCookie: null, now: new Date('2026-03-02T07:00:00Z'), cookie: null },
    ...{ demonstration: false, fromInside: true, sourceUrl: null, origin: 'https://hamkori.example' },
    print: async () => new Uint8Array(),
    graphql: async ({ query, variables }) => {
      const operation = /query (\w+)/.exec(query)?.[1] ?? ''
      asked.push([operation, variables])
      return { data: answers[operation] ?? { council: null, area: null, shortcoming: null } }
    },
  }
  return { ...(await render(request)), asked }
}

/** Read by a parser that says where something is not well-formed. */
function read(body: unknown) {
  const document = new new Window().DOMParser().parseFromString(String(body), 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  const feed = document.documentElement
  const of = (element: (typeof feed.children)[number], tag: string) =>
    [...element.children].filter((child) => child.tagName === tag).map((child) => child.textContent ?? '')
  const entries = [...feed.children].filter((child) => child.tagName === 'entry')
  return { feed, of, entries }
}
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

describe.each(languages)('the feed of a council (%s)', (language) => {
  it('has what RFC 4287 asks of a feed and of each entry, newest first', async () => {
    const { status, headers, body } = await draw(`/${language}/feeds/khujand.atom`)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const { feed, of, entries } = read(body)
    expect(feed.getAttribute('xmlns')).toBe('http://www.w3.org/2005/Atom')
    for (const tag of ['id', 'title', 'updated']) expect(of(feed, tag), tag).toHaveLength(1)
    expect(of(feed, 'author')).toHaveLength(1)
    const links = [...feed.children].filter(({ tagName }) => tagName === 'link')
    expect(links.map((link) => [link.getAttribute('rel'), link.getAttribute('href')])).toEqual([
      ['self', `https://hamkori.example/${language}/feeds/khujand.atom`],
      ['alternate', `https://hamkori.example/${language}/councils/khujand`],
    ])
    expect(entries).toHaveLength(6)
    for (const entry of entries) {
      for (const tag of ['id', 'title', 'updated', 'summary']) expect(of(entry, tag), tag).toHaveLength(1)
      expect(of(entry, 'updated')[0]).toMatch(moment)
      expect(of(entry, 'id')[0]).toMatch(/^tag:hamkori\.example,2026:records\//)
    }
    const days = entries.flatMap((entry) => of(entry, 'updated'))
    expect(days).toEqual([...days].sort().reverse())
    expect(of(feed, 'updated')).toEqual([days[0]])
    const ids = entries.flatMap((entry) => of(entry, 'id'))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says what is new in words, and reads nothing as markup', async () => {
    const { body } = await draw(`/${language}/feeds/khujand.atom`)
    const { entries, of } = read(body)
    const titles = entries.flatMap((entry) => of(entry, 'title'))
    const lamp = language === 'ru' ? 'Нет света' : 'Чароғ <нест> & «торик»'
    expect(titles.some((title) => title.endsWith(`: ${lamp}`))).toBe(true)
    // No text is missing.
    expect(String(body)).not.toMatch(/(meetings|shortcomings|plans|proposals|cases|site)\.\w+/)
    expect(String(body)).toContain('Хатои чопӣ')
    expect(String(body)).toContain('Суратҷаласа')
  })

  it('tells the steps of one record, each with an id of its own', async () => {
    const { body } = await draw(`/${language}/feeds/KMB-SU-2026-00001.atom`)
    const { feed, entries, of } = read(body)
    expect(of(feed, 'title')[0]).toContain('KMB-SU-2026-00001')
    expect(entries.flatMap((entry) => of(entry, 'id'))).toEqual([
      `tag:hamkori.example,2026:records/${language}/KMB-SU-2026-00001/2`,
      `tag:hamkori.example,2026:records/${language}/KMB-SU-2026-00001/1`,
    ])
    const meeting = read((await draw(`/${language}/feeds/JLS-SU-2026-00001.atom`)).body)
    expect(meeting.entries.flatMap((entry) => meeting.of(entry, 'id')).sort()).toEqual([
      `tag:hamkori.example,2026:records/${language}/announcements/JLS-SU-2026-00001/1`,
      `tag:hamkori.example,2026:records/${language}/minutes/JLS-SU-2026-00001`,
      `tag:hamkori.example,2026:records/${language}/minutes/JLS-SU-2026-00001/1`,
    ])
  })
})

describe('the feed of a place', () => {
  it('asks for the place with everything below it, and has no plans', async () => {
    const { status, asked, body } = await draw('/tg/feeds/TJ-SU.atom', 'area')
    expect(status).toBe(200)
    expect(asked).toContainEqual(['ShortcomingsFeed', { councilSlug: null, areaCode: 'TJ-SU', after: null }])
    expect(String(body)).not.toContain('plans/')
    expect(String(body)).toContain(
      '<link rel="alternate" type="text/html" href="https://hamkori.example/tg/areas/TJ-SU"/>',
    )
  })

  it('is missing for a name that nothing has, and for a record that is not public', async () => {
    expect((await draw('/tg/feeds/nowhere.atom', null)).status).toBe(404)
    expect((await draw('/tg/feeds/PSH-SU-2026-00001.atom')).status).toBe(404)
    expect((await draw('/tg/feeds/XYZ-SU-2026-00001.atom')).status).toBe(404)
  })

  it('is kept, and made as for a stranger, whoever asks', () => {
    expect(isForStrangers('/tg/feeds/TJ-SU.atom')).toBe(true)
    expect(['/tg/feeds/TJ-SU.atom', '/tg/feeds/TJ-SU.atom?x=1'].map(isSameForAll)).toEqual([true, false])
  })
})
