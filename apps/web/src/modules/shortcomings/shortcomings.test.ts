// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { render } from '../../entry-server.ts'

// The page's parts are compiled on their first use, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const name = { tg: 'Хуҷанд', ru: 'Худжанд', en: 'Khujand' }
const text = (ru: string) => ({
  tg: null,
  ru,
  en: null,
  original: 'ru',
  tgState: 'missing',
  ruState: 'original',
  enState: 'missing',
})
const deadline = (state: string, daysLeft: number) => ({
  dueOn: '2026-03-05',
  state,
  daysLeft,
  countedFrom: '2026-03-02',
  days: 3,
  metOn: null,
})
const shortcoming = {
  __typename: 'Shortcoming',
  id: 'U2hvcnRjb21pbmc6MQ==',
  reference: 'KMB-SU-2026-00012',
  state: 'answered',
  topic: 'roadSafety',
  severity: 'high',
  registeredOn: '2026-03-01',
  sentOn: '2026-03-02',
  responseCount: 1,
  viewerMay: [],
  demonstration: false,
  title: text('Переход без света'),
  detail: text('Ночью перехода не видно.'),
  acknowledgement: deadline('overdue', -2),
  answer: deadline('running', 10),
  action: deadline('notStarted', 0),
  reportedOn: null,
  verifiedOn: null,
  endedOn: null,
  mergedInto: null,
  occurrence: 2,
  recurrenceOf: { reference: 'KMB-SU-2025-00003', registeredOn: '2025-04-01', verifiedOn: '2025-06-01' },
  recurrences: [{ reference: 'KMB-SU-2027-00001', registeredOn: '2027-01-20' }],
  files: [
    {
      number: 1,
      hash: 'ab'.repeat(32),
      mediaType: 'image/jpeg',
      address: `/files/${'ab'.repeat(32)}`,
      smallAddress: `/files/${'cd'.repeat(32)}`,
      width: 800,
      height: 600,
      bytes: 64_000,
      description: 'Гузаргоҳи торик',
      language: 'tg',
    },
  ],
  version: 4,
  earlierClocks: [
    { department: { name }, sentOn: '2026-01-02', answerDueOn: '2026-01-17', answeredOn: null, endedOn: '2026-03-02' },
  ],
  followUps: [
    {
      number: 1,
      verb: 'maintain',
      at: '2026-03-04T06:00:00Z',
      capacity: 'chair',
      department: null,
      signerTitle: null,
      language: 'tg',
      text: 'Ду бор дида шуд.',
      evidence: null,
      dueOn: null,
      files: [],
    },
  ],
  council: { slug: 'khujand', name },
  department: { code: 'MIA-SU-01', name },
  responsibleDepartment: { code: 'MIA-SU-01', name },
  responsibleSince: '2026-03-02',
  meeting: { reference: 'MJL-SU-2026-00003', heldOn: '2026-02-20' },
  decision: { number: 2 },
  responses: [
    {
      id: 'UmVzcG9uc2U6MQ==',
      version: 1,
      outcome: 'disputed',
      language: 'tg',
      reasons: 'Чароғ ҳаст.',
      evidence: 'Акс аз 1 март',
      remedy: null,
      remedyDueOn: null,
      answeredAt: '2026-03-04T05:00:00Z',
      superseded: false,
      files: [],
      signerTitle: name,
      referredTo: null,
    },
  ],
  transitions: [
    {
      at: '2026-03-02T05:00:00Z',
      fromState: 'registered',
      verb: 'send',
      toState: 'sent',
      capacity: 'secretary',
      reason: null,
      department: null,
    },
  ],
  sources: [],
}

/** A page drawn by the server; `data` stands in for the API's answer. */
async function draw(url: string, data: unknown): Promise<{ status: number; html: string }> {
  const { status, body } = await render({
    url,
    acceptLanguage: null,
    languageCookie: null,
    now: new Date('2026-03-02T07:00:00Z'),
    cookie: null,
    graphql: () => Promise.resolve({ data }),
    demonstration: false,
    print: async () => new Uint8Array(),
    fromInside: false,
    sourceUrl: null,
    origin: 'https://hamkori.example',
  })
  return { status, html: typeof body === 'string' ? body : await new Response(body).text() }
}

test('the list of a region shows its cards, keeps the region on the next page, and names the lists of all kinds', async () => {
  const { status, html } = await draw('/ru/shortcomings?area=TJ-SU', {
    shortcomings: {
      totalCount: 21,
      edges: [{ node: shortcoming }],
      pageInfo: { hasNextPage: true, endCursor: 'YQ==' },
    },
    regions: [{ code: 'TJ-SU', shortName: name }],
  })
  expect(status).toBe(200)
  expect(html).toContain('href="/ru/shortcomings/KMB-SU-2026-00012"')
  expect(html).toContain('1 марта 2026 · Безопасность на дорогах')
  expect(html).toContain('href="/ru/shortcomings?area=TJ-SU&amp;after=YQ%3D%3D"')
  expect(html).toMatch(/<a aria-current="true" href="\/ru\/shortcomings"[^>]*px-3"/)
  expect(html).toContain('href="/ru/proposals"')
  expect(html).not.toMatch(/(cases|shortcomings)\.(?!csv|json|xlsx)[a-z]/)
})

test('a case shows what its kind adds to the facts and to an answer, each in its language', async () => {
  const { status, html } = await draw('/ru/shortcomings/KMB-SU-2026-00012', { shortcoming })
  expect(status).toBe(200)
  expect(html).toContain('<title>KMB-SU-2026-00012: Переход без света · Ҳамкорӣ</title>')
  expect(html).toContain('Безопасность на дорогах')
  expect(html).toContain('<p class="whitespace-pre-line" lang="tg">Акс аз 1 март</p>')
  // What followed the answer, and the clock before, which nobody met.
  expect(html).toContain('Совет настаивает')
  expect(html).toContain('<p class="whitespace-pre-line" lang="tg">Ду бор дида шуд.</p>')
  expect(html).toMatch(/ответ нужно было дать до 17 января 2026.*ответа не дал/s)
  // That it came back, and came back once more.
  expect(html).toContain('Этот недостаток выявлен уже 2-й раз.')
  expect(html).toMatch(/KMB-SU-2025-00003: 1 июня 2025.*совет подтвердил устранение/)
  expect(html).toMatch(/href="\/ru\/shortcomings\/KMB-SU-2027-00001"[^>]*>Появился снова 20 января 2027/)
  // Without scripts: the photo with its words in their language, and the way to the whole of it.
  expect(html).toMatch(
    new RegExp(`<a href="/files/(ab){32}"[^>]*><img[^>]*src="/files/(cd){32}"[^>]*alt="Гузаргоҳи торик"`),
  )
  expect(html).toContain('64 КБ')
  expect(html).toContain('href="/ru/meetings/MJL-SU-2026-00003"')
  expect(html).not.toMatch(/[>"'](cases|shortcomings)\.[a-z]/)
})

test('a case that was referred names the department that has it now, since when, in the list and on its page', async () => {
  const receiver = { tg: 'Раёсат', ru: 'Управление Согда', en: 'Directorate' }
  const referred = {
    ...shortcoming,
    answer: deadline('overdue', -59),
    responsibleDepartment: { code: 'MIA-SU', name: receiver },
    responsibleSince: '2026-03-09',
    transitions: [
      {
        at: '2026-03-11T05:00:00Z',
        fromState: 'answered',
        verb: 'acknowledge',
        toState: 'acknowledged',
        capacity: 'officer',
        reason: null,
        department: { name: receiver },
      },
    ],
  }
  const said = 'Сейчас отвечает Управление Согда (с 9 марта 2026)'
  const page = await draw('/ru/shortcomings/KMB-SU-2026-00012', { shortcoming: referred })
  expect(page.html).toContain(said)
  expect(page.html).toContain('href="/ru/departments/MIA-SU"')
  expect(page.html).toContain('11 марта 2026 · Управление Согда')
  const list = (node: object) => ({
    shortcomings: { totalCount: 1, edges: [{ node }], pageInfo: { hasNextPage: false, endCursor: null } },
    regions: [],
  })
  expect((await draw('/ru/shortcomings', list(referred))).html).toContain(said)
  expect((await draw('/ru/shortcomings', list(shortcoming))).html).not.toContain('Сейчас отвечает')
})

test('a case that does not exist is missing', async () => {
  expect((await draw('/ru/shortcomings/KMB-SU-2026-99999', { shortcoming: null })).status).toBe(404)
})
