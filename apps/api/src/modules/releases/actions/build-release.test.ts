import { createHash, createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { pool } from '../../../platform/db.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { ownerPool } from '../../../testing/owner.ts'
import { aggregate, submitRating } from '../../feedback/index.ts'
import { layUnits, threeTaps } from '../../feedback/testing/units.ts'
import { buildRelease } from './build-release.ts'
import { beginScheduledRelease } from './make-scheduled-release.ts'
import { findRelease, findUnpublishedRelease } from '../release.queries.ts'
import { findFile, listFiles } from '../release-files.queries.ts'
import { publicSigningKey } from '../sign-manifest.ts'
import { publishAnswers } from '../testing/publish.ts'

async function rate(
  unitCode: string,
  points: readonly number[],
  change: Parameters<typeof threeTaps>[0] = {},
  day = today(),
) {
  await Promise.all(
    points.map((a8) =>
      atMoment(new Date(`${day}T07:00:00Z`), () => submitRating(anonymous, threeTaps({ unitCode, a8, ...change }))),
    ),
  )
}
const points = (favourable: number, others: number) => [
  ...Array.from({ length: favourable }, () => 5),
  ...Array.from({ length: others }, () => 2),
]
const file = async (number: number, name: string) => {
  const found = await findFile(number, name)
  if (found === null) throw new Error(`${name} is missing`)
  return gunzipSync(found.content)
}
const moved = async (number: number) => {
  const { rows } = await ownerPool.query<{ n: number }>(
    `SELECT coalesce(sum(c), 0)::int AS n FROM release_group, unnest(counters[43:47]) AS c WHERE release_number = $1`,
    [number],
  )
  return rows[0]?.n
}

beforeAll(async () => {
  await layUnits()
  await rate('SU-01-1', points(24, 6))
  await rate('KT-01-1', points(62, 38), { contactKind: 'trafficStop' })
  await rate('SU-02-1', points(0, 9))
})

describe('a release', () => {
  it('publishes groups of ten and more, and leaves nine for later', async () => {
    const release = await publishAnswers()
    expect(release).toMatchObject({
      number: 1,
      state: 'published',
      through: today(),
      step: 'done',
      demonstration: false,
    })
    expect(await moved(1)).toBe(130)
    await rate('SU-02-1', points(0, 1))
    await publishAnswers()
    expect(await moved(2)).toBe(10)
    await publishAnswers()
    expect(await moved(3)).toBe(0)
  })

  it('has files whose bytes its manifest names, and a manifest that is signed and names the release before', async () => {
    const release = await findRelease(2)
    const manifestBytes = await file(2, 'manifest.json')
    const manifest = JSON.parse(manifestBytes.toString()) as {
      release: number
      previous: string
      files: { name: string; size: number; sha256: string }[]
      workbooks: { name: string; size: number; sha256: string }[]
    }
    const named = [...manifest.files, ...manifest.workbooks]
    expect(verify(null, manifestBytes, createPublicKey(publicSigningKey()), release?.signature ?? Buffer.of())).toBe(
      true,
    )
    expect(createHash('sha256').update(manifestBytes).digest()).toEqual(Buffer.from(release?.manifestHash ?? []))
    expect(manifest.previous).toBe(Buffer.from((await findRelease(1))?.manifestHash ?? []).toString('hex'))
    expect(
      named
        .map(({ name }) => name)
        .concat('manifest.json')
        .toSorted(),
    ).toEqual((await listFiles(2)).map(({ name }) => name))
    for (const { name, size, sha256 } of named) {
      const bytes = await file(2, name)
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([size, sha256])
    }
  })

  it('is the same to the byte for the same answers', async () => {
    const [first, second] = [await file(2, 'scores.csv'), await file(3, 'scores.csv')]
    expect(second.equals(first)).toBe(true)
    expect(first.toString()).toContain('unit,SU-01-1')
  })

  it('tells no count of ten to twenty-nine answers, and nothing of fewer', async () => {
    const rows = (await file(2, 'scores.csv'))
      .toString()
      .split('\r\n')
      .filter((line) => line.includes(',A8,'))
    expect(rows.find((line) => line.startsWith('unit,SU-02-1'))).toMatch(/,A8,,,,\d+,\d+,worse,0\.\d+,$/)
    expect(rows.find((line) => line.startsWith('unit,SU-01-2'))).toMatch(/,A8,,,,,,,,$/)
    expect(rows.find((line) => line.startsWith('unit,SU-01-1'))).toMatch(/,A8,30,24,[\d.]+,[\d.]+,[\d.]+,\w+,0\.\d+,$/)
  })
})

describe('a release that is being made', () => {
  it('is begun once, also when several begin at the same time', async () => {
    await Promise.all([beginScheduledRelease(today()), beginScheduledRelease(today()), beginScheduledRelease(today())])
    expect(await db.release.count({ where: { state: 'building' } })).toBe(1)
    const made = await Promise.all([buildRelease(), buildRelease(), buildRelease()])
    expect(made.filter((release) => release !== null)).toHaveLength(1)
    expect(await findUnpublishedRelease()).toBeNull()
    expect(await buildRelease()).toBeNull()
  })

  it(
    'that was killed at any step publishes nothing, and is made anew under its number',
    { timeout: 60_000 },
    async () => {
      const before = await db.release.count()
      for (const table of ['release_group', 'release_file', 'audit_entry']) {
        await rate('SU-01-2', points(10, 10))
        await aggregate()
        await beginScheduledRelease(today())
        const number = (await findUnpublishedRelease())?.number ?? 0
        // Somebody holds the table, so that the release is surely in the middle when its connections are cut.
        const holder = await ownerPool.connect()
        await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
        const building = buildRelease().then(
          () => 'done',
          () => 'killed',
        )
        await untilWaiting()
        await ownerPool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'hamkori_api' AND datname = current_database() AND wait_event_type = 'Lock'`,
        )
        expect(await building).toBe('killed')
        await holder.query('ROLLBACK')
        holder.release()
        expect((await findRelease(number))?.state).toBe('building')
        expect(await findFile(number, 'scores.csv')).toBeNull()
        expect((await buildRelease())?.number).toBe(number)
        expect(await moved(number)).toBe(20)
      }
      expect(await db.release.count()).toBe(before + 3)
    },
  )
})

describe('the database', () => {
  it('keeps what is published as it is, whoever asks', async () => {
    for (const client of [pool, ownerPool])
      for (const sql of [
        `UPDATE release SET through = '2020-01-01' WHERE number = 1`,
        `DELETE FROM release_group WHERE release_number = 1`,
        `DELETE FROM release_file WHERE release_number = 1`,
        `INSERT INTO release_file VALUES (1, 'more.csv', 'text/csv', 0, '', '')`,
      ])
        await expect(client.query(sql), sql).rejects.toThrow('is published and cannot be changed')
    await expect(ownerPool.query(`UPDATE release_group SET counters = counters`)).rejects.toThrow('written once')
  })

  it('refuses a release of fewer than ten answers, though the application should ask for it', async () => {
    await ownerPool.query(
      `INSERT INTO release (number, rules, cut_at, through, step) VALUES (900, 'x', now(), now(), 'writing')`,
    )
    await ownerPool.query(
      `INSERT INTO release_group SELECT 900, id, 'documentDesk', '2026-11-01', 'unit', '',
        array_fill(0, ARRAY[42]) || ARRAY[9, 0, 0, 0, 0] || array_fill(0, ARRAY[21]), false FROM police_unit WHERE code = 'SU-01-1'`,
    )
    const publish = `UPDATE release SET state = 'published', published_at = now(), manifest_hash = '', signature = '' WHERE number = 900`
    await expect(ownerPool.query(publish)).rejects.toThrow('fewer than ten')
    await ownerPool.query('DELETE FROM release_group WHERE release_number = 900')
    await ownerPool.query('DELETE FROM release WHERE number = 900')
  })
})

async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rows } = await ownerPool.query(
      `SELECT FROM pg_stat_activity WHERE usename = 'hamkori_api' AND datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
