import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGraphql } from './graphql.ts'
import { createPageCache } from './platform/http/page-cache.ts'
import { markAsOf } from './platform/http/as-of.ts'
import { createTurns } from './platform/http/turns.ts'
import type { PageRequest, PageResult, Renderer } from './platform/http/pages.ts'
import { sendShortcoming } from './modules/shortcomings/index.ts'
import { noonOf, registered, sent } from './modules/shortcomings/testing/findings.ts'
import { atMoment, startOfDay, today } from './platform/clock.ts'
import { application, environment } from './testing/application.ts'
import { ownerPool } from './testing/owner.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

/**
 * A renderer in the place of the web app's: its pages are the answer to one real query, so that what is kept and what is not can be
 * told apart without the web app's build. The pages of the web app itself are compared in e2e/platform.pages.e2e.ts.
 */
const lists = '{ shortcomings(first: 5) { totalCount edges { node { reference } } } }'
const queries: Readonly<Record<string, string>> = {
  '/tg/places': '{ regions { code } }',
  '/tg/personal': '{ viewer { label } }',
  '/tg/refused': '{ shortcomings(first: 5, after: "nonsense") { totalCount } }',
}
let drawn: PageRequest[] = []
let hold: Promise<void> = Promise.resolve()
const renderer: Renderer = {
  isSameForAll: (address) => !address.startsWith('/tg/own'),
  isForStrangers: (address) => address === '/sitemap.xml',
  async render(request): Promise<PageResult> {
    const path = request.url.split('?')[0]
    const query = queries[path ?? ''] ?? lists
    const answer = path === '/tg/text' ? null : await request.graphql({ query })
    drawn.push(request)
    await hold
    const status = path === '/tg/missing' ? 404 : path === '/tg/gone' ? 410 : path === '/tg/moved' ? 302 : 200
    const body = `<p>${JSON.stringify({ answer, now: request.now, origin: request.origin })}</p>${'Ҳамкорӣ '.repeat(200)}`
    const inline = { scripts: ["'sha256-c2NyaXB0'"], styles: [] }
    return { status, headers: { 'content-type': 'text/html', 'cache-control': 'private, no-cache' }, body, inline }
  },
}

const webDist = mkdtempSync(join(tmpdir(), 'hamkori-pages-'))
afterAll(() => rmSync(webDist, { recursive: true, force: true }))
const app = application({ WEB_DIST: webDist }, renderer, createGraphql(environment()))
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.fetch(new Request(`http://localhost${path}`, { method, headers }))
const textOf = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text()
/** In the form of a session; that nobody has it makes no difference here. */
const cookie = `hamkori=${'A'.repeat(43)}`

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
  await sent(stage, '2026-03-02')
  // GraphQL knows a document once it was asked; from then on what it depends on is known too.
  for (const path of ['/tg', '/tg/places', '/tg/personal']) await get(path)
})
beforeEach(() => {
  drawn = []
  hold = Promise.resolve()
})

describe('a page that is the same for all', () => {
  test('is drawn once and sent again byte by byte, plain and compressed', async () => {
    const first = await textOf('/tg/list')
    expect(first).toContain('"totalCount":1')
    expect(await textOf('/tg/list')).toBe(first)
    const zipped = await get('/tg/list', { 'accept-encoding': 'gzip' })
    expect([zipped.headers.get('content-encoding'), zipped.headers.get('vary')]).toEqual([
      'gzip',
      'accept-encoding, sec-fetch-site',
    ])
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString('utf8')).toBe(first)
    expect(drawn).toHaveLength(1)
    // With something in the form of a session the page is drawn; nobody is signed in, so that it says the same but for the moment.
    const anew = await textOf('/tg/list', { cookie })
    const moment = /"now":"[^"]*"/
    expect(anew.replace(moment, '')).toBe(first.replace(moment, ''))
  })

  test('is drawn from nothing that the visitor sent but the address', async () => {
    await get('/tg/visitor', { cookie: 'hamkori-language=ru; other=1', 'accept-language': 'ru' })
    expect(drawn).toHaveLength(1)
    expect(drawn[0]).toMatchObject({ url: '/tg/visitor', acceptLanguage: null, languageCookie: null, cookie: null })
    expect(drawn[0]?.now).toEqual(startOfDay(today()))
    await get('/tg/visitor', { 'accept-language': 'en' })
    expect(drawn).toHaveLength(1)
    await get('/tg/visitor', { 'sec-fetch-site': 'same-origin' })
    expect(drawn.map(({ fromInside }) => fromInside)).toEqual([false, true])
  })

  test('has an entity tag for each form, and 304 with all its headers for whoever has it', async () => {
    const [plain, zipped] = [await get('/tg/tag'), await get('/tg/tag', { 'accept-encoding': 'gzip' })]
    const [tag, zippedTag] = [plain.headers.get('etag') ?? '', zipped.headers.get('etag') ?? '']
    expect([tag, zippedTag]).toEqual([expect.stringMatching(/^"[\w-]{22}"$/), `${tag.slice(0, -1)}-gzip"`])
    for (const [header, sent] of [
      [tag, {}],
      [`"other", ${tag}`, {}],
      ['*', {}],
      [`W/${zippedTag}`, { 'accept-encoding': 'gzip' }],
    ] as const) {
      const answer = await get('/tg/tag', { 'if-none-match': header, ...sent })
      expect([header, answer.status, await answer.text()]).toEqual([header, 304, ''])
      for (const name of ['content-security-policy', 'cache-control', 'x-content-type-options'])
        expect([name, answer.headers.get(name)]).toEqual([name, plain.headers.get(name)])
      expect(answer.headers.get('content-security-policy')).toContain('sha256-c2NyaXB0')
    }
    expect((await get('/tg/tag', { 'if-none-match': tag, 'accept-encoding': 'gzip' })).status).toBe(200)
    expect((await get('/tg/tag', { 'if-none-match': '"other"' })).status).toBe(200)
    const head = await get('/tg/tag', {}, 'HEAD')
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, ''])
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(await plain.text())))
  })

  test('shows the next reader what was changed, by whatever process', async () => {
    const finding = await registered(stage, '2026-03-03')
    expect(await textOf('/tg/changes')).not.toContain(finding.reference)
    await atMoment(noonOf('2026-03-03'), () => sendShortcoming(stage.secretary, { shortcomingId: finding.id }))
    const after = await textOf('/tg/changes')
    expect(after).toContain(finding.reference)
    await ownerPool.query(`UPDATE council SET name_en = 'Council of the other process' WHERE slug = 'khujand'`)
    await get('/tg/changes')
    expect(drawn).toHaveLength(3)
  })

  test('stays as it is while what it was not made from changes', async () => {
    await get('/tg/places')
    await get('/tg/text')
    await ownerPool.query(`UPDATE council SET name_en = 'Another name' WHERE slug = 'khujand'`)
    await get('/tg/places')
    await get('/tg/text')
    expect(drawn.map(({ url }) => url)).toEqual(['/tg/text'])
  })

  test('is drawn once for all who come while it is being drawn', async () => {
    let release = () => {}
    hold = new Promise((resolve) => (release = resolve))
    const readers = Array.from({ length: 20 }, () => textOf('/tg/crowd'))
    await expect.poll(() => drawn.length).toBe(1)
    release()
    expect(new Set(await Promise.all(readers)).size).toBe(1)
    expect(drawn).toHaveLength(1)
  })

  test('is drawn again for whoever comes after a change that fell into the drawing', async () => {
    let release = () => {}
    hold = new Promise((resolve) => (release = resolve))
    const early = textOf('/tg/overtaken')
    await expect.poll(() => drawn.length).toBe(1)
    const finding = await registered(stage, '2026-03-04')
    await atMoment(noonOf('2026-03-04'), () => sendShortcoming(stage.secretary, { shortcomingId: finding.id }))
    const late = textOf('/tg/overtaken')
    release()
    await early
    expect(await late).toContain(finding.reference)
    expect(drawn).toHaveLength(2)
  })
})

describe('is neither given nor taken from', () => {
  test('whoever has a session', async () => {
    await get('/tg/session')
    expect((await get('/tg/session', { cookie })).headers.get('etag')).toBeNull()
    expect((await get('/tg/session', { cookie })).headers.get('etag')).toBeNull()
    expect(drawn).toHaveLength(3)
    await get('/tg/session-first', { cookie })
    await get('/tg/session-first')
    expect(drawn.filter(({ url }) => url === '/tg/session-first').map((request) => request.cookie)).toEqual([
      cookie,
      null,
    ])
  })

  test('but for the site map, which is the same for everybody and may be kept by anybody', async () => {
    const [mine, theirs] = [await textOf('/sitemap.xml', { cookie }), await textOf('/sitemap.xml')]
    expect(mine).toBe(theirs)
    expect(drawn.map((request) => request.cookie)).toEqual([null])
  })

  test.each(['/tg/missing', '/tg/gone', '/tg/moved', '/tg/personal', '/tg/refused', '/tg/own', '/tg/own?x=1'])(
    '%s: missing, sent on, about a person, without its answer, or made for one visitor',
    async (path) => {
      const answers = [await get(path), await get(path)]
      expect(answers.map(({ headers }) => headers.get('etag'))).toEqual([null, null])
      expect(drawn).toHaveLength(2)
    },
  )
})

describe('the cache of pages', () => {
  const page = (letters: number) => async () => ({
    status: 200,
    headers: {},
    body: 'a'.repeat(letters),
    policies: new Set<never>(),
  })

  test('does not outlast the day, because a page says what is overdue', async () => {
    let day = '2026-03-02'
    const pages = createPageCache({
      versions: {},
      day: () => day,
      inTurn: createTurns({ atOnce: 3, waiting: 128 }),
      mark: markAsOf,
    })
    const tags = []
    for (const [on, body] of [
      ['2026-03-02', 10],
      ['2026-03-02', 20],
      ['2026-03-03', 30],
    ] as const) {
      day = on
      tags.push((await pages.page('/tg', page(body))).body.length)
    }
    expect(tags).toEqual([10, 10, 30])
  })

  test('holds so many bytes and no more, and queries that strangers think of push no page out', async () => {
    const pages = createPageCache({
      versions: {},
      day: () => 'today',
      inTurn: createTurns({ atOnce: 3, waiting: 128 }),
      mark: markAsOf,
    })
    await pages.page('/tg', page(10))
    for (let at = 0; at < 200; at += 1) await pages.page(`/tg?after=${at}`, page(100_000))
    expect(pages.size()).toBeLessThan(8.1 * 1024 * 1024)
    expect((await pages.page('/tg', page(20))).body.length).toBe(10)
    for (let at = 0; at < 400; at += 1) await pages.page(`/tg/${at}`, page(100_000))
    expect(pages.size()).toBeLessThan(28 * 1024 * 1024)
    expect((await pages.page('/tg', page(30))).body.length).toBe(30)
  })
})
