/**
 * `pnpm bench [--sizes 10000,100000,1000000] [--seconds 3] [--rounds 3] [--connections 16] [--only rating]`: measures the service beside a
 * hand-written server on the same database in the same run. The two take turns, so that what disturbs the machine disturbs
 * both; it is the ratio that counts.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { db, pool } from '../src/platform/db.ts'
import { countRatings, fillShortcomings, growRatings } from './fill.ts'
import { fresh } from './fresh-body.ts'
import { runLoad, together, type LoadResult } from './load.ts'
import { machine, ratio, summary, table, type Line } from './report.ts'
import { scenarios, type Scenario } from './scenarios.ts'
import { startServer, type Measured } from './servers.ts'

const whole = (most: number) => z.coerce.number().int().min(1).max(most)

type BenchOptions = z.infer<typeof options>

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
  /** Only scenarios whose name contains this. */
  only: z.string().default(''),
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const ownerUrl = process.env['DATABASE_OWNER_URL']

try {
  if (ownerUrl === undefined)
    throw new Error('The bench needs DATABASE_URL and DATABASE_OWNER_URL of an empty database: run pnpm bench.')
  const named = Object.fromEntries(Object.keys(options.shape).map((name) => [name, { type: 'string' as const }]))
  const asked = options.safeParse(parseArgs({ options: named }).values)
  if (!asked.success) throw new Error(z.prettifyError(asked.error))
  await bench(asked.data, ownerUrl)
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}

async function bench(options: BenchOptions, owner: string): Promise<void> {
  const { rows } = await pool.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  say(machine(rows[0]?.version ?? 'unknown'))
  say(`${options.connections} connections, ${options.rounds} turns of ${options.seconds} s for each side`)
  const seed = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../prisma/seed/main.ts', import.meta.url)), '--none'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (seed.status !== 0) throw new Error('the territory could not be loaded')
  await fillShortcomings(owner)
  const lines: Line[] = []
  for (const size of options.sizes) {
    await growRatings(owner, size, say)
    const [api, bare] = [await startServer('../src/main.ts'), await startServer('bare-server.ts')]
    try {
      for (const scenario of scenarios.filter(({ name }) => name.includes(options.only))) {
        const line = await measure(scenario, size, api, bare, options, owner)
        lines.push(line)
        say(`  ${scenario.name}: ${ratio(line.api, line.bare).toFixed(2)} of bare`)
      }
    } finally {
      await Promise.all([api.stop(), bare.stop()])
    }
  }
  say(`\n${table(lines)}\n`)
  for (const line of summary(lines)) say(line)
}

async function measure(
  scenario: Scenario,
  size: number,
  api: Measured,
  bare: Measured,
  options: BenchOptions,
  owner: string,
): Promise<Line> {
  const { connections, seconds, rounds } = options
  const body = JSON.stringify({ query: scenario.query, variables: scenario.variables })
  const ofApi = { url: `${api.url}/graphql`, body, connections }
  const ofBare = { url: `${bare.url}${scenario.barePath}`, body: JSON.stringify(scenario.bareBody), connections }
  await check(scenario, ofApi)
  // Warm: connections open, statements planned, code compiled.
  await runLoad({ ...ofApi, seconds: 2 })
  await runLoad({ ...ofBare, seconds: 2 })
  const before = await countRatings(owner)
  const turns: { api: LoadResult; bare: LoadResult }[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes, because the first after a checkpoint writes more.
    const bareFirst = round % 2 === 0 ? null : await runLoad({ ...ofBare, seconds })
    const ofTheApi = await runLoad({ ...ofApi, seconds })
    turns.push({ api: ofTheApi, bare: bareFirst ?? (await runLoad({ ...ofBare, seconds })) })
  }
  const line = {
    scenario,
    size,
    api: together(turns.map((turn) => turn.api)),
    bare: together(turns.map((turn) => turn.bare)),
    apiMemory: api.memory(),
  }
  if (line.api.failed + line.bare.failed > 0)
    throw new Error(`${scenario.name}: ${line.api.failed} requests failed, ${line.bare.failed} of the bare server`)
  if (scenario.barePath === '/rating') {
    const stored = (await countRatings(owner)) - before
    const acknowledged = line.api.requests + line.bare.requests
    // What was under way when the generator stopped may have been stored unseen.
    if (stored < acknowledged || stored > acknowledged + 2 * rounds * connections)
      throw new Error(`${acknowledged} ratings were acknowledged and ${stored} stored`)
  }
  return line
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
