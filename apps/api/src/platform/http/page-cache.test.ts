import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import type { CachePolicyName } from '../cache-policy.ts'
import { createPageCache } from './page-cache.ts'
import { markAsOf } from './as-of.ts'
import { createTurns } from './turns.ts'

/** Any policy will do: the version that it has here counts. */
const policy: CachePolicyName = 'publicRecord'

let version: number
let day: string
let drawn: number

const cache = () =>
  createPageCache({
    versions: { [policy]: () => Promise.resolve([version]) },
    day: () => day,
    inTurn: createTurns({ atOnce: 3, waiting: 128 }),
    mark: markAsOf,
  })
const draw = async () => {
  const body = String(version)
  drawn += 1
  await sleep(10)
  return { status: 200, headers: {}, body, policies: new Set([policy]) }
}

beforeEach(() => {
  version = 1
  day = '2026-11-30'
  drawn = 0
})

describe('a page that changes again and again', () => {
  test('is seen changed at once, until it was drawn anew three times running', async () => {
    const kept = cache()
    for (version = 1; version <= 4; version += 1)
      expect((await kept.page('/tg', draw)).body.toString()).toBe(String(version))
    expect((await kept.page('/tg', draw)).body.toString()).toBe('4')
    expect(drawn).toBe(4)
    await expect.poll(async () => (await kept.page('/tg', draw)).body.toString(), { timeout: 700 }).toBe('5')
    expect(drawn).toBe(5)
  })

  test('keeps nobody waiting while it is drawn, and is then seen as it is', async () => {
    const kept = cache()
    for (version = 1; version <= 4; version += 1) await kept.page('/tg', draw)
    await sleep(400)
    const slow = async () => {
      const page = await draw()
      await sleep(200)
      return page
    }
    const began = performance.now()
    expect((await kept.page('/tg', slow)).body.toString()).toBe('4')
    expect(performance.now() - began).toBeLessThan(150)
    await expect.poll(async () => (await kept.page('/tg', slow)).body.toString(), { timeout: 2_000 }).toBe('5')
  })

  test('is waited for once what was drawn last is too old', async () => {
    const kept = cache()
    for (version = 1; version <= 4; version += 1) await kept.page('/tg', draw)
    await sleep(3_100)
    expect((await kept.page('/tg', draw)).body.toString()).toBe('5')
  })

  test('does not live into the next day', async () => {
    const kept = cache()
    for (version = 1; version <= 4; version += 1) await kept.page('/tg', draw)
    day = '2026-12-01'
    expect((await kept.page('/tg', draw)).body.toString()).toBe('5')
  })
})

test('a page that changes more slowly than that never rests', async () => {
  const kept = cache()
  for (version = 1; version <= 5; version += 1) {
    if (version === 4) await sleep(1_050)
    expect((await kept.page('/tg', draw)).body.toString()).toBe(String(version))
  }
  expect(drawn).toBe(5)
})

test('a file of bytes is kept and sent as it is: it is compressed already', async () => {
  const bytes = new Uint8Array(5_000).fill(0xff)
  const kept = cache()
  const drawFile = async () => ({ status: 200, headers: {}, body: bytes, policies: new Set([policy]) })
  for (let time = 0; time < 2; time += 1) {
    const page = await kept.page('/tg/shortcomings.xlsx', drawFile)
    expect([page.body.equals(bytes), page.compressed]).toEqual([true, null])
    expect(page.tag).toMatch(/^[\w-]{22}$/)
  }
  const text = await kept.page('/tg/long', async () => ({ ...(await drawFile()), body: 'a'.repeat(5_000) }))
  expect(text.compressed?.length).toBeLessThan(5_000)
})

test('a page that is kept is compressed better than one that is sent once: many wait for its bytes', async () => {
  const line = (at: number) =>
    `<li class="card grid"><a href="/tg/areas/TJ-${at % 70}">Ноҳияи ${at}</a> ${at * 7919}</li>`
  const body = Array.from({ length: 1_000 }, (_, at) => line(at)).join('\n')
  const sizeOf = async (policies: ReadonlySet<CachePolicyName> | null): Promise<number> => {
    const page = await cache().page('/tg', () => Promise.resolve({ status: 200, headers: {}, body, policies }))
    expect(gunzipSync(page.compressed ?? '').toString()).toBe(body)
    return page.compressed?.length ?? 0
  }
  expect(await sizeOf(new Set([policy]))).toBeLessThan(0.95 * (await sizeOf(null)))
})
