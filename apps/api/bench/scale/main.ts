/**
 * `pnpm bench:scale [--sizes 10000,100000,1000000,10000000] [--seconds 3] [--rounds 3] [--connections 16]`: what releases and the pages
 * of scores cost, from ten thousand ratings to ten million. For each size: ratings are added by COPY and counted into the sums by one
 * statement; the first release of everything, the release of a week with 50,000 new ratings (folded as the service folds them), and the
 * release of the week in which a quarter ends, each in a process of its own; the pages beside a hand-written server; sizes on disk.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { apiMemory } from '@hamkori/launch/api-memory.ts'
import { addDays, isoWeekday } from '@hamkori/schema/dates'
import { Client, Pool } from 'pg'
import { z } from 'zod'
import { aggregate, fillSums, shuffle } from '../../src/modules/feedback/index.ts'
import { today } from '../../src/platform/clock.ts'
import { db, pool, run } from '../../src/platform/db.ts'
import { prepareBareSums } from '../bare-sums.ts'
import { besideBare } from '../beside.ts'
import { fillShortcomings } from '../fill.ts'
import { scorePages } from '../scenarios.ts'
import { startServer } from '../servers.ts'
import { table, whole, type Line } from '../table.ts'
import { loadTerritory } from '../territory.ts'
import { addWeek, growTo } from './load-ratings.ts'
import type { MadeRelease } from './release.ts'
import { countRows, readSizes } from './sizes.ts'

const upTo = (most: number) => z.coerce.number().int().min(1).max(most)
const options = z.object({
  /** Numbers of ratings. */
  sizes: z
    .preprocess((asked) => String(asked ?? '10000,100000,1000000,10000000').split(','), z.array(upTo(100_000_000)))
    .refine((sizes) => sizes.every((size, at) => size > (sizes[at - 1] ?? 0)), 'must grow, for example 10000,100000'),
  seconds: upTo(600).default(3),
  rounds: upTo(100).default(3),
  connections: upTo(1_000).default(16),
})
/** Ratings of the week that the second release is made of. */
const weekly = 50_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const ownerUrl = process.env['DATABASE_OWNER_URL']
const owner = new Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
const ownerPool = new Pool({ connectionString: ownerUrl, options: '-c timezone=UTC', max: 1 })

try {
  await owner.connect()
  const named = Object.fromEntries(Object.keys(options.shape).map((name) => [name, { type: 'string' as const }]))
  const asked = options.safeParse(parseArgs({ options: named }).values)
  if (!asked.success) throw new Error(z.prettifyError(asked.error))
  await benchScale(asked.data)
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
  process.exitCode = 1
} finally {
  await owner.end()
  await ownerPool.end()
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}

async function benchScale(asked: z.infer<typeof options>): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  say(`${machine}, Node ${process.version}, PostgreSQL ${rows[0]?.version}, ${process.platform}`)
  loadTerritory()
  await fillShortcomings(owner)
  const [releases, disk, pages]: [Line[], Line[], Line[]] = [[], [], []]
  for (const size of asked.sizes) {
    say(`${whole(size)} ratings`)
    const ratings = whole(size)
    releases.push({ ratings, ...(await measureReleases(size)) })
    disk.push({ ratings, ...(await measureDisk()) })
    for (const line of await measurePages(asked)) pages.push({ ratings, ...line })
  }
  say(`\n${table(releases)}\n\n${table(disk)}\n\n${table(pages)}\n\n${table(growthOf(pages))}`)
}

async function measureReleases(size: number): Promise<Line> {
  // Sundays: the last day of everything, of the week after, and of the quarter's last week.
  const last = addDays(today(), -isoWeekday(today()) - 7)
  const next = addDays(last, 7)
  const quarterEnds = `${next.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][Math.floor((Number(next.slice(5, 7)) - 1) / 3)]}`
  // Releases never change; those of the size before are forgotten as only the owner can, with the tables of notes and reports on them.
  await owner.query('TRUNCATE release, rating_arrived, rating_sum_pending, rating_sum CASCADE')
  const loading = await timed(() => growTo(owner, size, last))
  const summing = await timed(() => run(fillSums, {}, ownerPool))
  await owner.query('VACUUM ANALYZE rating_sum')
  const first = await makeRelease(last)
  const [groups, breakdowns] = [await countRows(owner, 'release_group'), await countRows(owner, 'release_breakdown')]
  await addWeek(owner, weekly, next)
  const folding = await timed(async () => {
    while ((await aggregate()) > 0);
  })
  const second = await makeRelease(next)
  const third = await makeRelease(quarterEnds > next ? quarterEnds : addDays(next, 7))
  const { rows } = await owner.query<{ bytes: number }>(
    'SELECT sum(size)::float8 AS bytes FROM release_file WHERE release_number = 1',
  )
  const line = {
    'COPY s': loading.toFixed(0),
    'sums s': summing.toFixed(1),
    'first s': first.seconds.toFixed(1),
    'first CPU s': first.processorSeconds.toFixed(1),
    'first peak MiB': String(first.peakMemory),
    groups: whole(groups),
    breakdowns: whole(breakdowns),
    'files KiB': whole((rows[0]?.bytes ?? 0) / 1024),
    'fold 50,000 s': folding.toFixed(1),
    'week s': second.seconds.toFixed(1),
    'week CPU s': second.processorSeconds.toFixed(1),
    'week peak MiB': String(second.peakMemory),
    'quarter s': third.seconds.toFixed(1),
    'quarter CPU s': third.processorSeconds.toFixed(1),
    'quarter peak MiB': String(third.peakMemory),
  }
  say(
    `  ${Object.entries(line)
      .map(([what, figure]) => `${what} ${figure}`)
      .join(', ')}`,
  )
  return line
}

async function measureDisk(): Promise<Line> {
  // As it lies after the night: the week's ratings in their months, and what autovacuum would have done.
  await shuffle()
  await owner.query('VACUUM ANALYZE rating_arrived, rating_sum, rating_sum_pending, release_group, release_breakdown')
  const sizes = await readSizes(owner)
  const megabytes = Object.entries(sizes).map(([name, bytes]) => [`${name} MiB`, (bytes / 2 ** 20).toFixed(1)] as const)
  return { cells: whole(await countRows(owner, 'rating_sum')), ...Object.fromEntries(megabytes) }
}

async function measurePages(asked: z.infer<typeof options>): Promise<Line[]> {
  await prepareBareSums(owner)
  await owner.query('CHECKPOINT')
  await using api = await startServer('../dist/main.js')
  await using bare = await startServer('bare-server.ts')
  const lines: Line[] = []
  for (const scenario of scorePages) {
    const { ours, theirs } = await besideBare(scenario, api, bare, asked)
    lines.push({
      page: scenario.name,
      'req/s': whole(ours.perSecond),
      'p50 ms': String(ours.p50),
      'p99 ms': String(ours.p99),
      'bare req/s': whole(theirs.perSecond),
      'bare p99': String(theirs.p99),
      'of bare': (ours.perSecond / theirs.perSecond).toFixed(2),
      'RSS MiB': String(api.memory()),
    })
    say(`  ${scenario.name}: ${lines.at(-1)?.['of bare']} of bare, p99 ${ours.p99} ms`)
  }
  return lines
}

/** How far the sizes are apart: the largest by the smallest p99 of each page, and its requests per second at the largest by the smallest. */
function growthOf(pages: readonly Line[]): Line[] {
  return [...Map.groupBy(pages, ({ page }) => page ?? '')].map(([page, lines]) => {
    const p99 = lines.map((line) => Number(line['p99 ms']))
    const rate = (line: Line | undefined) => Number(line?.['req/s']?.replaceAll(',', ''))
    return {
      page,
      'p99 most by least': (Math.max(...p99) / Math.min(...p99)).toFixed(2),
      'req/s last by first': (rate(lines.at(-1)) / rate(lines[0])).toFixed(2),
    }
  })
}

/** Makes a release in a process of its own, with the memory that the API has. */
async function makeRelease(through: string): Promise<MadeRelease> {
  const file = fileURLToPath(new URL('release.ts', import.meta.url))
  const child = spawn(process.execPath, [...apiMemory.flags, file, through], {
    env: { ...process.env, ...apiMemory.variables, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (child.exitCode !== 0) throw new Error(`the release up to ${through} ended with code ${child.exitCode}`)
  return JSON.parse(printed) as MadeRelease
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
