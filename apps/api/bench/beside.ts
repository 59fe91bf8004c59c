import type { Result } from 'autocannon'
import { fresh } from './fresh-body.ts'
import { runLoad, together } from './load.ts'
import type { LoadResult } from './load.ts'
import type { Scenario } from './scenarios.ts'
import type { Measured } from './servers.ts'

/** How long and how hard both sides are asked. */
export interface Turns {
  readonly connections: number
  /** Seconds of one turn of one side. */
  readonly seconds: number
  /** Turns of each side, taken alternately. */
  readonly rounds: number
}

/** What the two sides did. */
export interface Beside {
  readonly ours: LoadResult
  readonly theirs: LoadResult
}

/** The bodies of a scenario's requests, and where they go. */
function loadsOf(scenario: Scenario, api: Measured, bare: Measured, connections: number) {
  const body = JSON.stringify({ query: scenario.query, variables: scenario.variables })
  return {
    ofApi: { url: `${api.url}/graphql`, body, connections },
    ofBare: { url: `${bare.url}${scenario.barePath}`, body: JSON.stringify(scenario.bareBody), connections },
  }
}

/** Asks the service and the hand-written server in turns. Throws where either answers wrong or refuses. */
export async function besideBare(
  scenario: Scenario,
  api: Measured,
  bare: Measured,
  { connections, seconds, rounds }: Turns,
  beforeTurns: () => Promise<void> = async () => {},
): Promise<Beside> {
  const { ofApi, ofBare } = loadsOf(scenario, api, bare, connections)
  await check(scenario, ofApi)
  // Warm: connections open, statements planned, code compiled.
  await runLoad({ ...ofApi, seconds: 2 })
  await runLoad({ ...ofBare, seconds: 2 })
  await beforeTurns()
  const turns = { api: [] as Result[], bare: [] as Result[] }
  for (let turn = 0; turn < 2 * rounds; turn += 1) {
    // Who goes first changes, because the first after a checkpoint writes more: api, bare, bare, api, …
    const isApi = turn % 4 === 0 || turn % 4 === 3
    turns[isApi ? 'api' : 'bare'].push(await runLoad({ ...(isApi ? ofApi : ofBare), seconds }))
  }
  const [ours, theirs] = [together(turns.api), together(turns.bare)]
  if (ours.failed + theirs.failed > 0)
    throw new Error(`${scenario.name}: ${ours.failed} requests failed, ${theirs.failed} of the bare server`)
  return { ours, theirs }
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
