/**
 * `pnpm bench [--sizes 10000,100000,1000000] [--seconds 3] [--rounds 3] [--connections 16] [--part all|pages|queries|search] [--only rating]`: measures the service beside a
 * hand-written server on the same database in the same run. The two take turns, so that what disturbs the machine disturbs
 * both; it is the ratio that counts.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { z } from 'zod'
import { db, pool } from '../src/platform/db.ts'
import { makeScheduledRelease } from '../src/modules/releases/index.ts'
import { today } from '../src/platform/clock.ts'
import { prepareBareSums } from './bare-sums.ts'
import { besideBare } from './beside.ts'
import { countRatings, fillShortcomings, growRatings } from './fill.ts'
import { benchPages } from './pages.ts'
import { benchSearch } from './search.ts'
import { scenarios, type Scenario } from './scenarios.ts'
import { startServer, type Measured } from './servers.ts'
import { loadTerritory } from './territory.ts'
import { table, whole, type Line } from './table.ts'

const upTo = (most: number) => z.coerce.number().int().min(1).max(most)

/** What a run measures. */
const options = z.object({
  /** Numbers of ratings. */
  sizes: z
    .preprocess((text) => String(text ?? '10000,100000,1000000').split(','), z.array(upTo(100_000_000)))
    .refine((sizes) => sizes.every((size, at) => size > (sizes[at - 1] ?? 0)), 'must grow, for example 10000,100000'),
  /** Seconds of one turn of one side. */
  seconds: upTo(600).default(3),
  /** Turns of each side, taken alternately. */
  rounds: upTo(100).default(3),
  connections: upTo(1_000).default(16),
  /** `pages`: only the pages and the registrations, beside the smallest number of ratings. `search`: only the search, on 100,000 records. */
  part: z.enum(['all', 'pages', 'queries', 'search']).default('all'),
  /** Only scenarios whose name contains this; of pages the one at this address, or `mixed` for none alone. */
  only: z.string().default(''),
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const owner = new Client({ connectionString: process.env['DATABASE_OWNER_URL'], options: '-c timezone=UTC' })

try {
  await owner.connect()
  const named = Object.fromEntries(Object.keys(options.shape).map((name) => [name, { type: 'string' as const }]))
  const asked = options.safeParse(parseArgs({ options: named }).values)
  if (!asked.success) throw new Error(z.prettifyError(asked.error))
  await bench(asked.data)
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`)
  process.exitCode = 1
} finally {
  await owner.end()
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}

async function bench(asked: z.infer<typeof options>): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  say(`${machine}, Node ${process.version}, PostgreSQL ${rows[0]?.version}, ${process.platform}`)
  say(`${asked.connections} connections, ${asked.rounds} turns of ${asked.seconds} s for each side`)
  loadTerritory()
  if (asked.part === 'search') {
    await using api = await startServer('../dist/main.js')
    return say(`\n${table(await benchSearch(owner, api))}`)
  }
  await fillShortcomings(owner)
  const lines: Line[] = []
  for (const size of asked.sizes) {
    say(`${size.toLocaleString('en')} ratings`)
    await growRatings(owner, size)
    // Scores are read from releases: without one there would be nothing to ask for.
    if ((await makeScheduledRelease(today())) === null) throw new Error('no release could be made')
    await prepareBareSums(owner)
    await using api = await startServer('../dist/main.js')
    if (asked.part !== 'queries' && size === asked.sizes[0])
      say(`\n${table(await benchPages(api, asked, asked.only))}\n`)
    if (asked.part === 'pages') return
    await using bare = await startServer('bare-server.ts')
    for (const scenario of scenarios.filter(({ name }) => name.includes(asked.only))) {
      const line: Line = { ratings: size.toLocaleString('en'), ...(await measure(scenario, api, bare, asked)) }
      lines.push(line)
      say(`  ${line.what}: ${line['of bare']} of bare`)
    }
  }
  say(`\n${table(lines)}`)
}

async function measure(
  scenario: Scenario,
  api: Measured,
  bare: Measured,
  asked: z.infer<typeof options>,
): Promise<Line> {
  let before = 0
  const { ours, theirs } = await besideBare(scenario, api, bare, asked, async () => {
    before = await countRatings(owner)
  })
  if (scenario.barePath === '/rating') {
    const stored = (await countRatings(owner)) - before
    const acknowledged = ours.requests + theirs.requests
    // On each connection one rating may be under way when the generator stops, and the answer to one have come after its count.
    if (stored < acknowledged || stored > acknowledged + 4 * asked.rounds * asked.connections)
      throw new Error(`${acknowledged} ratings were acknowledged and ${stored} stored`)
  }
  return {
    what: scenario.name,
    'req/s': whole(ours.perSecond),
    'p50 ms': String(ours.p50),
    'p99 ms': String(ours.p99),
    'bare req/s': whole(theirs.perSecond),
    'bare p50': String(theirs.p50),
    'bare p99': String(theirs.p99),
    'of bare': (ours.perSecond / theirs.perSecond).toFixed(2),
    aim: scenario.aim === null ? '' : `≥ ${scenario.aim.toFixed(2)}`,
    'RSS MiB': String(api.memory()),
  }
}
