import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { pool } from '../../platform/db.ts'
import { ownerPool } from '../../testing/owner.ts'
import { aggregate, recountSums } from './aggregation.ts'
import { layUnits } from './testing/units.ts'

const total = 2_000

it(
  'keeps every acknowledged rating, once, when the process is killed in the middle of the load',
  { timeout: 60_000 },
  async () => {
    await layUnits()
    const flood = spawn(
      process.execPath,
      [fileURLToPath(new URL('testing/flood.ts', import.meta.url)), '16', String(total)],
      {
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let output = ''
    flood.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.length > 37 * 700) flood.kill('SIGKILL')
    })
    const [code, signal] = (await once(flood, 'close')) as [number | null, string | null]
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })

    // The last line may have been cut by the kill.
    const acknowledged = output.slice(0, output.lastIndexOf('\n')).split('\n')
    expect(acknowledged.length).toBeGreaterThanOrEqual(700)
    expect(acknowledged).not.toContain('finished')
    const { rows } = await ownerPool.query<{ key: string; comments: number }>(
      `SELECT r.idempotency_key::text AS key, count(c.id)::int AS comments FROM rating r LEFT JOIN rating_comment c ON c.rating_id = r.id GROUP BY r.idempotency_key`,
    )
    const found = new Map(rows.map(({ key, comments }) => [key, comments]))
    expect(rows).toHaveLength(found.size)
    expect(acknowledged.filter((key) => found.get(key) !== 1)).toEqual([])
    // What was under way may have been stored without an answer, whole and never half: at most one a connection.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(16)
    expect([...found.values()].every((comments) => comments === 1)).toBe(true)

    while ((await aggregate()) > 0);
    expect(await recountSums(ownerPool)).toEqual([])
    const counted = await pool.query<{ ratings: number }>(`SELECT sum(ratings)::int AS ratings FROM rating_sum`)
    expect(counted.rows).toEqual([{ ratings: found.size }])
  },
)
