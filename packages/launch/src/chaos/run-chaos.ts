import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'
import { runningUrls } from '../postgres/roles.ts'
import { compare, openLedger, type Comparison } from './ledger.ts'
import type { Fault } from './faults.ts'
import { openReader } from './reader.ts'
import type { Service } from './service.ts'

/** What a run of faults has shown. */
export interface ChaosResult extends Comparison {
  readonly acknowledged: number
  /** Of each fault, in order: its name, and each time the longest pause of seconds in which no rating was accepted. */
  readonly recoveries: readonly { readonly name: string; readonly seconds: readonly number[] }[]
  /** Pages: read, told to come later or not answered, and answers that nobody may get. */
  readonly pages: { readonly read: number; readonly later: number; readonly wrong: readonly string[] }
}

const pages = ['/tg', '/ru/areas/TJ-SU-01', '/en/shortcomings', '/tg/dashboards/TJ-SU']
/** Between a recovery and the next fault. */
const calmMilliseconds = 2_000
/** Whatever takes longer has not come back. */
const longestMilliseconds = 120_000

/**
 * Lets the faults happen one after the other, round by round, while people rate and read, and compares in the end what was accepted
 * with what is stored.
 * @param running started, and stopped by whoever calls.
 * @param ledgerFolder outside the home.
 * @throws LaunchError where the application does not come back by itself.
 */
export async function runChaos(
  running: Service,
  faults: readonly Fault[],
  cycles: number,
  ledgerFolder: string,
  say: (line: string) => void = () => undefined,
): Promise<ChaosResult> {
  const file = path.join(ledgerFolder, 'ledger')
  const ledger = openLedger(running.origin, await anyUnit(running), file)
  const reader = openReader(running.origin, pages)
  const seconds = new Map<string, number[]>(faults.map(({ name }) => [name, []]))
  try {
    await within(ledger.acceptedAfter(performance.now()), 'nothing has been accepted yet')
    for (let cycle = 0; cycle < cycles; cycle++) {
      const fault = faults[cycle % faults.length]
      if (fault === undefined) break
      const began = performance.now()
      await fault.happen(running)
      await within(ledger.acceptedAfter(performance.now()), fault.name)
      // What was on its way may have been accepted before the fault was felt: the pause is what people waited.
      await sleep(calmMilliseconds)
      const took = ledger.longestPause(began) / 1_000
      seconds.get(fault.name)?.push(took)
      say(`${String(cycle + 1).padStart(3)} ${fault.name}: ${took.toFixed(1)} s, ${ledger.acknowledged()} accepted`)
    }
  } finally {
    await within(Promise.all([ledger.close(), reader.close()]), 'the last ratings')
  }
  const { ownerUrl } = runningUrls(running.home) ?? { ownerUrl: '' }
  const compared = await compare(ownerUrl, readFileSync(file, 'utf8').split('\n').filter(Boolean))
  return {
    ...compared,
    acknowledged: ledger.acknowledged(),
    recoveries: [...seconds].map(([name, each]) => ({ name, seconds: each })),
    pages: { ...reader.answers, wrong: [...reader.wrong].map(([answer, times]) => `${answer} × ${times}`) },
  }

  async function within<T>(work: Promise<T>, name: string): Promise<T> {
    const late = sleep(longestMilliseconds, undefined, { ref: false }).then(() => {
      throw new LaunchError(
        `Not back after ${longestMilliseconds / 1_000} s: ${name}. The launcher said:\n${running.lastLines()}`,
      )
    })
    return Promise.race([work, late, ledger.refused])
  }
}

/** A unit that can be rated. */
async function anyUnit({ origin }: Service): Promise<string> {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ area(code: "TJ-SU-01") { units { code } } }' }),
  })
  const { data } = (await answer.json()) as { data?: { area?: { units?: { code: string }[] } } }
  const code = data?.area?.units?.[0]?.code
  if (code === undefined) throw new LaunchError('There is no unit that could be rated.')
  return code
}
