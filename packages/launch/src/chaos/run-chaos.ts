import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describeFailure, LaunchError } from '../failure.ts'
import { compare, openLedger, type Comparison } from './ledger.ts'
import { openReader } from './reader.ts'

/** What faults happen to: an application as an operator runs it, started already. */
export interface Installation {
  readonly origin: string
  /** The owner's way into the database, at this moment. */
  ownerUrl(): string
  /** What its parts wrote last, for whoever looks for the reason of a failure. */
  lastLines(): string
}

/** Something that goes wrong in an installation. */
export interface Fault<Of extends Installation> {
  /** What people would say happened. */
  readonly name: string
  /** Does it, and what a service manager would do about it; what the application does about it by itself is not done here. */
  happen(running: Of): Promise<void>
  /** What somebody does later, such as bringing a lost machine back. */
  mend?(running: Of): Promise<void>
}

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
export async function runChaos<Of extends Installation>(
  running: Of,
  faults: readonly Fault<Of>[],
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
      await within(fault.mend?.(running) ?? Promise.resolve(), `${fault.name}, and what is done about it`)
      say(`${String(cycle + 1).padStart(3)} ${fault.name}: ${took.toFixed(1)} s, ${ledger.acknowledged()} accepted`)
    }
  } finally {
    await within(Promise.all([ledger.close(), reader.close()]), 'the last ratings')
  }
  const compared = await compare(running.ownerUrl(), readFileSync(file, 'utf8').split('\n').filter(Boolean))
  return {
    ...compared,
    acknowledged: ledger.acknowledged(),
    recoveries: [...seconds].map(([name, each]) => ({ name, seconds: each })),
    pages: { ...reader.answers, wrong: [...reader.wrong].map(([answer, times]) => `${answer} × ${times}`) },
  }

  async function within<T>(work: Promise<T>, name: string): Promise<T> {
    const late = sleep(longestMilliseconds, undefined, { ref: false }).then(() => {
      throw new LaunchError(
        `Not back after ${longestMilliseconds / 1_000} s: ${name}. What was said last:\n${running.lastLines()}`,
      )
    })
    const refused = ledger.refused.catch((error: unknown) => {
      throw new LaunchError(`${describeFailure(error)}. What was said last:\n${running.lastLines()}`)
    })
    return Promise.race([work, late, refused])
  }
}

/** A unit that can be rated. */
async function anyUnit({ origin }: Installation): Promise<string> {
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
