/**
 * `pnpm bench [--sizes 10000,100000,1000000] [--seconds 3] [--rounds 3] [--connections 16] [--part all|pages|queries] [--only rating]`: measures the service beside a
 * hand-written server on the same database in the same run. The two take turns, so that what disturbs the machine disturbs
 * both; it is the ratio that counts.
 */
import { spawnSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Result } from 'autocannon'
import { Client } from 'pg'
import { z } from 'zod'
import { db, pool } from '../src/platform/db.ts'
import { countRatings, fillShortcomings, growRatings } from './fill.ts'
import { fresh } from './fresh-body.ts'
import { runLoad, together } from './load.ts'
import { benchPages } from './pages.ts'
import { scenarios, type Scenario } from './scenarios.ts'
import { startServer, type Measured } from './servers.ts'

const whole = (most: number) => z.coerce.number().int().min(1).max(most)

/** What a run measures. */
const options = z.object({
  /** Numbers of ratings. */
  sizes: z
    .preprocess((text) => String(text ?? '10000,100000,1000000').split(','), z.array(whole(100_000_000)))
    .refine((sizes) => sizes.every((size, at) => size > (sizes[at - 1] ?? 0)), 'must grow, for example 10000,100000'),
  /** Seconds of one turn of one side. */
  seconds: whole(600).default(3),
  /** Turns of each side, taken alternately. */
  rounds: whole(100).default(3),
  connections: whole(1_000).default(16),
  /** `pages`: only the pages and the registrations, beside the smallest number of ratings. */
  part: z.enum(['all', 'pages', 'queries']).default('all'),
  /** Only scenarios whose name contains this. */
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
  const seed = fileURLToPath(new URL('../prisma/seed/main.ts', import.meta.url))
  const seeded = spawnSync(process.execPath, [seed, '--none'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (seeded.status !== 0) throw new Error('the territory could not be loaded')
  await fillShortcomings(owner)
  const lines: Line[] = []
  for (const size of asked.sizes) {
    say(`${size.toLocaleString('en')} ratings`)
    await growRatings(owner, size)
    await using api = await startServer('../dist/main.js')
    if (asked.part !== 'queries' && size === asked.sizes[0]) say(`\n${table(await benchPages(api, asked))}\n`)
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

/** What is measured of one scenario at one size, by the heads of the table. */
type Line = Readonly<Record<string, string>>

/** The table, in Markdown, so that it can be put into the documentation as it is. */
function table(lines: readonly Line[]): string {
  const heads = Object.keys(lines[0] ?? {})
  const rule = heads.map((head) => (head === 'what' ? ':---' : '---:'))
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (heads[at] === 'what' ? cell.padEnd(24) : cell.padStart(9))).join(' | ')} |`
  return [heads, rule, ...lines.map((line) => Object.values(line))].map(row).join('\n')
}

async function measure(
  scenario: Scenario,
  api: Measured,
  bare: Measured,
  { connections, seconds, rounds }: z.infer<typeof options>,
): Promise<Line> {
  const body = JSON.stringify({ query: scenario.query, variables: scenario.variables })
  const ofApi = { url: `${api.url}/graphql`, body, connections }
  const ofBare = { url: `${bare.url}${scenario.barePath}`, body: JSON.stringify(scenario.bareBody), connections }
  await check(scenario, ofApi)
  // Warm: connections open, statements planned, code compiled.
  await runLoad({ ...ofApi, seconds: 2 })
  await runLoad({ ...ofBare, seconds: 2 })
  const before = await countRatings(owner)
  const turns = { api: [] as Result[], bare: [] as Result[] }
  for (let turn = 0; turn < 2 * rounds; turn += 1) {
    // Who goes first changes, because the first after a checkpoint writes more: api, bare, bare, api, …
    const isApi = turn % 4 === 0 || turn % 4 === 3
    turns[isApi ? 'api' : 'bare'].push(await runLoad({ ...(isApi ? ofApi : ofBare), seconds }))
  }
  const [ours, theirs] = [together(turns.api), together(turns.bare)]
  if (ours.failed + theirs.failed > 0)
    throw new Error(`${scenario.name}: ${ours.failed} requests failed, ${theirs.failed} of the bare server`)
  if (scenario.barePath === '/rating') {
    const stored = (await countRatings(owner)) - before
    const acknowledged = ours.requests + theirs.requests
    // On each connection one rating may be under way when the generator stops, and the answer to one have come after its count.
    if (stored < acknowledged || stored > acknowledged + 4 * rounds * connections)
      throw new Error(`${acknowledged} ratings were acknowledged and ${stored} stored`)
  }
  const whole = (figure: number) => Math.round(figure).toLocaleString('en')
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

async function check(scenario: Scenario, { url, body }: { url: string; body: string }): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: fresh(body),
  })
  const text = await response.text()
  if (!response.ok || text.includes('"errors"') || !text.includes(scenario.expects))
    throw new Error(`${scenario.name}: a wrong answer: ${text.slice(0, 300)}`)
}
