import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { now, today } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { submitRating } from '../feedback/index.ts'
import { layUnits, threeTaps } from '../feedback/testing/units.ts'
import { releaseRoutes } from './release-routes.ts'
import { startRelease } from './release.queries.ts'
import { addFile } from './release-files.queries.ts'
import { publishAnswers } from './testing/publish.ts'

const routes = releaseRoutes()
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  routes.request(path, { method, headers })
const scores = '/1/scores.csv'
let whole = ''

beforeAll(async () => {
  await layUnits()
  await Promise.all(Array.from({ length: 12 }, () => submitRating(anonymous, threeTaps())))
  await publishAnswers()
  whole = await (await get(scores)).text()
})

describe('the file of a release', () => {
  it('is sent whole, for ever, to every site, with its SHA-256 as entity tag', async () => {
    const answer = await get(scores)
    const headers = Object.fromEntries(answer.headers)
    expect([answer.status, headers]).toEqual([
      200,
      expect.objectContaining({
        ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
        ...{ 'accept-ranges': 'bytes', vary: 'accept-encoding', 'access-control-allow-origin': '*' },
      }),
    ])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(headers['etag']).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`)
    expect(new Date(headers['last-modified'] ?? '').getTime()).toBeGreaterThan(now().getTime() - 600_000)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString()).toContain('unit,SU-01-1,')
  })

  it('is sent compressed to whoever takes that, and is the same', async () => {
    const answer = await get(scores, { 'accept-encoding': 'br, gzip;q=0.5' })
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual(['gzip', 'accept-encoding'])
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('utf8')).toBe(
      whole.startsWith('\uFEFF') ? whole : `\uFEFF${whole}`,
    )
    expect((await get(scores, { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull()
  })

  it('has only headers for HEAD', async () => {
    const [head, full] = [await get(scores, {}, 'HEAD'), await get(scores)]
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', full.headers.get('etag')])
  })

  it('is not sent to whoever has it', async () => {
    const tag = (await get(scores)).headers.get('etag') ?? ''
    for (const known of [tag, `"other", ${tag}`, `W/${tag}`, '*']) {
      const answer = await get(scores, { 'if-none-match': known, 'accept-encoding': 'gzip' })
      expect([known, answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([known, 304, '', tag])
    }
    expect((await get(scores, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is sent in parts', async () => {
    const bytes = Buffer.from(await (await get(scores)).arrayBuffer())
    const parts: [string, Buffer, string][] = [
      ['bytes=3-7', bytes.subarray(3, 8), `bytes 3-7/${bytes.length}`],
      ['bytes=-5', bytes.subarray(-5), `bytes ${bytes.length - 5}-${bytes.length - 1}/${bytes.length}`],
      [
        `bytes=${bytes.length - 2}-`,
        bytes.subarray(-2),
        `bytes ${bytes.length - 2}-${bytes.length - 1}/${bytes.length}`,
      ],
      ['bytes=0-999999999', bytes, `bytes 0-${bytes.length - 1}/${bytes.length}`],
    ]
    for (const [range, expected, contentRange] of parts) {
      // Parts are those of the file, not of its compressed form.
      const answer = await get(scores, { range, 'accept-encoding': 'gzip' })
      expect([
        range,
        answer.status,
        answer.headers.get('content-range'),
        answer.headers.get('content-encoding'),
      ]).toEqual([...[range, 206, contentRange, null]])
      expect(Buffer.from(await answer.arrayBuffer()).equals(expected)).toBe(true)
    }
    const beyond = await get(scores, { range: 'bytes=999999999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  })

  it('is sent whole for a range that is none, several at once, or of another version', async () => {
    const tag = (await get(scores)).headers.get('etag') ?? ''
    for (const headers of [
      { range: 'nonsense' },
      { range: 'lines=1-2' },
      { range: 'bytes=0-1,5-6' },
      { range: 'bytes=0-1', 'if-range': '"other"' },
    ]) {
      const answer = await get(scores, headers)
      expect([headers, answer.status, (await answer.text()).length]).toEqual([headers, 200, whole.length])
    }
    expect((await get(scores, { range: 'bytes=0-1', 'if-range': tag })).status).toBe(206)
  })

  it('is not there where there is none, and nothing is said of a release that is not published', async () => {
    await db.$transaction((tx) =>
      startRelease(
        tx,
        {
          number: 2,
          rules: 'x',
          cutAt: now(),
          through: today(),
          corrects: null,
          reasonTg: null,
          reasonRu: null,
          reasonEn: null,
        },
        false,
      ),
    )
    await addFile(undefined, {
      number: 2,
      name: 'scores.csv',
      mediaType: 'text/csv',
      size: 1,
      sha256: Buffer.of(1),
      content: Buffer.of(1),
    })
    for (const path of [
      ...[
        '/2/scores.csv',
        '/2/manifest.sig',
        '/3/scores.csv',
        '/999999999/scores.csv',
        '/0/scores.csv',
        '/01/scores.csv',
      ],
      ...[
        '/1/other.csv',
        '/1/',
        '/1',
        '/',
        '/x/scores.csv',
        '/1/..%2Fkey.pem',
        '/1/scores.csv%00',
        '/9999999999/scores.csv',
      ],
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    expect((await get(scores, {}, 'POST')).status).toBe(404)
  })
})

it('the manifest is signed with the key that stands beside the releases', async () => {
  const [manifest, signature, key] = await Promise.all(
    ['/1/manifest.json', '/1/manifest.sig', '/key.pem'].map(async (path) =>
      Buffer.from(await (await get(path)).arrayBuffer()),
    ),
  )
  expect(signature?.length).toBe(64)
  expect(verify(null, manifest ?? Buffer.of(), createPublicKey(key ?? ''), signature ?? Buffer.of())).toBe(true)
})
