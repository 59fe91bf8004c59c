import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sent } from './modules/shortcomings/testing/findings.ts'
import { relayTo } from './testing/database-relay.ts'
import type { DatabaseRelay } from './testing/database-relay.ts'
import { ownerDb } from './testing/owner.ts'
import { startApplication } from './testing/process.ts'
import type { RunningApplication } from './testing/process.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'

// What people meet while the database recovers, is gone, or stands still: the real process behind a way that can be cut and frozen.

const webDist = fileURLToPath(new URL('../../web/dist', import.meta.url))
let relay: DatabaseRelay
let running: RunningApplication
let record = ''

beforeAll(async () => {
  if (!existsSync(webDist)) throw new Error('The web app is not built: pnpm check builds it, and so does npm test.')
  const stage = await setUpRecordFixture()
  const { khujandId: areaId, khujandDepartmentId: departmentId } = stage
  const names = { nameTg: 'SU-01-1 tg', nameRu: 'SU-01-1 ru', nameEn: 'SU-01-1' }
  await ownerDb.policeUnit.create({ data: { code: 'SU-01-1', areaId, departmentId, ...names } })
  record = (await sent(stage, '2026-03-05')).reference
  relay = await relayTo(process.env['DATABASE_URL'] ?? '')
  running = await startApplication({ DATABASE_URL: relay.url, WEB_DIST: webDist, TRUSTED_DOCUMENTS: 'only' })
  // The first pages are kept from then on, and no others.
  await vi.waitFor(async () => expect((await get('/ready')).status).toBe(200), { timeout: 30_000 })
}, 60_000)
afterAll(async () => {
  await running.stop()
  await relay[Symbol.asyncDispose]()
})

interface Seen {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly seconds: number
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  const began = performance.now()
  const response = await fetch(running.origin + path, { headers, redirect: 'manual' })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, seconds: (performance.now() - began) / 1_000 }
}
async function recovered(): Promise<void> {
  await expect.poll(async () => (await get('/ready')).status, { timeout: 20_000 }).toBe(200)
  await expect.poll(async () => (await get('/tg')).headers.get('age'), { timeout: 10_000 }).toBeNull()
}

test('while the database is gone, what exists is 503 and never 404, and says when to come back', async () => {
  const addresses = [
    ...['tg', 'ru', 'en'].flatMap((language) => [
      `/${language}/shortcomings/${record}`,
      `/${language}/councils/khujand`,
      `/${language}/shortcomings?topic=other`,
    ]),
    '/en/shortcomings.csv',
    '/en/shortcomings.json',
    '/sitemap.xml',
  ]
  await get('/tg')
  await relay.cut()
  for (const address of addresses) {
    const { status, headers } = await get(address)
    expect([address, status]).toEqual([address, 503])
    expect([address, Number(headers.get('retry-after')) > 0]).toEqual([address, true])
  }
  const sentences = { tg: 'Чизе гум нашудааст', ru: 'Ничего не потеряно', en: 'Nothing is lost' }
  for (const [language, sentence] of Object.entries(sentences)) {
    const { text, headers } = await get(`/${language}/shortcomings/${record}`)
    expect(text).toContain(sentence)
    expect(headers.get('refresh')).toBe('8')
  }
  // The map is in memory: the questions about a unit are shown, and the answers stay with whoever cannot send them yet.
  expect((await get('/tg/r/SU-01-1')).status).toBe(200)
  const session = await get('/en/councils/khujand', { cookie: `hamkori=${'A'.repeat(43)}` })
  expect(session.status).toBe(503)
  const answer = await fetch(`${running.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ shortcoming(reference: "${record}") { reference } }` }),
  })
  expect(answer.status).toBe(503)
  expect((await get('/ready')).status).toBe(503)
  expect((await get('/health')).status).toBe(200)
  // What was kept is still read, with its age.
  const home = await get('/tg')
  expect([home.status, home.headers.has('age'), home.text.includes('Маълумот ба ҳолати соати')]).toEqual([
    200,
    true,
    true,
  ])
  await relay.mend()
  await recovered()
  expect((await get(`/tg/shortcomings/${record}`)).status).toBe(200)
  expect((await get('/tg')).text).not.toContain('Маълумот ба ҳолати соати')
}, 120_000)

test('while the database stands still, nobody hangs: kept pages come within two seconds, everything else is told to come back', async () => {
  const kept = ['/tg', '/ru/shortcomings', '/en/councils']
  for (const address of kept) expect((await get(address)).status).toBe(200)
  relay.freeze()
  const ready = await get('/ready')
  expect([ready.status, ready.seconds < 2]).toEqual([503, true])
  for (const address of kept) {
    const { status, headers, seconds } = await get(address)
    expect([address, status, headers.has('age'), seconds < 2]).toEqual([address, 200, true, true])
  }
  const others = await Promise.all([get(`/tg/shortcomings/${record}?x`), get('/ru/proposals')])
  expect(others.map(({ status }) => status)).toEqual([503, 503])
  expect(Math.max(...others.map(({ seconds }) => seconds))).toBeLessThan(12)
  expect((await get('/health')).seconds).toBeLessThan(1)
  relay.thaw()
  await recovered()
  expect((await get('/ru/proposals')).status).toBe(200)
}, 120_000)
