import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describeFailure } from './failure.ts'
import { duration, say } from './output.ts'

/** One run of a part of the application: of the API, of PostgreSQL. */
export interface Run {
  /** Resolves with a sentence when it ends without having been asked to. */
  ended: Promise<string>
}

/** A part that can be started again where it ended. */
export interface Part {
  run: Run
  /** Where the operator finds out more. */
  logFile: string
  /** Waits until it is of any use to start it again; where it is missing, it always is. Such a wait is no restart. */
  untilStartable?: (signal: AbortSignal) => Promise<void>
  /** Starts it again, in the same place. Rejects when that fails or `signal` aborts, and then leaves nothing running. */
  startAgain: (signal: AbortSignal) => Promise<Run>
}

/** When a part is started again, in milliseconds. */
export interface RestartRule {
  /** Before the first restart; doubled with each further one. */
  firstWait: number
  longestWait: number
  /** A part that has run for so long starts again with the first wait. */
  calm: number
  /** At most so many restarts … */
  times: number
  /** … within so long a time. */
  within: number
}

/** Half a second, then longer and longer; a part that ends an eleventh time within ten minutes does not help itself. */
export const restartRule: RestartRule = {
  firstWait: 500,
  longestWait: 30_000,
  calm: 60_000,
  times: 10,
  within: 600_000,
}

/**
 * Starts a part again each time it ends by itself, and says so in one line each time.
 * @param signal ends it: from then on nothing is started and no end is a failure.
 * @returns `null` after `signal`, else the sentence that says that restarting does not help.
 */
export async function supervise(part: Part, signal: AbortSignal, rule = restartRule): Promise<string | null> {
  const stopped = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  const restarts: number[] = []
  let { ended } = part.run
  let wait = rule.firstWait
  for (let began = Date.now(); ; began = Date.now()) {
    const sentence = await Promise.race([ended, stopped.then(() => '')])
    if (signal.aborted) return null
    const now = Date.now()
    if (restarts.filter((time) => time > now - rule.within).length >= rule.times) {
      const times = `${rule.times} times within ${duration(rule.within)}`
      return `${sentence} It has been started again ${times} and does not stay up: see ${part.logFile}.`
    }
    if (now - began > rule.calm) wait = rule.firstWait
    say(`${sentence} It is started again in ${duration(wait)}.`)
    await sleep(wait, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return null
    await part.untilStartable?.(signal)
    if (signal.aborted) return null
    wait = Math.min(wait * 2, rule.longestWait)
    restarts.push(Date.now())
    try {
      ended = (await part.startAgain(signal)).ended
    } catch (error) {
      ended = Promise.resolve(describeFailure(error).split('\n')[0] ?? '')
    }
  }
}
