import type { Pool } from 'pg'
import { logger, describeFailure } from '../../platform/logger.ts'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { forgetComments } from './forget-comments.ts'
import { shuffle } from './shuffling.ts'
import { anythingPending, findDifferences, aggregatePending, mostFolded } from './sums-statements.ts'

// Nobody is shown the sums before the next release: there is no hurry, and each round rewrites rows.
const everyMilliseconds = 5_000
const shuffleEveryMilliseconds = 600_000
const afterFailureMilliseconds = 60_000

/** The background folder of this process. */
export interface Aggregation {
  /** Ends after the fold that is under way, if any. What still waits is aggregated by the next process that starts. */
  stop(): Promise<void>
}

/**
 * Aggregates accepted ratings into the sums every few seconds, as long as the process lives. Beside that it shuffles what has arrived
 * every ten minutes, and once a day forgets comments that were kept for a year. May be killed at any moment and may run in several
 * processes at once; see {@link aggregate} and {@link shuffle}.
 */
export function startAggregation(): Aggregation {
  let forgottenFor = ''
  const loops = [
    repeat(everyMilliseconds, everyMilliseconds, async (isStopped) => {
      while ((await aggregate()) === mostFolded && !isStopped());
    }),
    repeat(shuffleEveryMilliseconds, afterFailureMilliseconds, async () => {
      await shuffle()
      if (forgottenFor === today()) return
      await forgetComments()
      forgottenFor = today()
    }),
  ]
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Does some work again and again: first after five seconds, then `every` so many milliseconds, or `afterFailure` when it failed. */
function repeat(every: number, afterFailure: number, work: (isStopped: () => boolean) => Promise<void>): Aggregation {
  let stopped = false
  let round = Promise.resolve()
  let timer = plan(everyMilliseconds)
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return round
    },
  }

  function plan(wait: number): NodeJS.Timeout {
    return setTimeout(() => {
      round = turn()
    }, wait)
  }

  async function turn(): Promise<void> {
    let wait = every
    try {
      await work(() => stopped)
    } catch (failure) {
      wait = afterFailure
      logger.warn(describeFailure(failure), 'ratings could not be aggregated or shuffled now; they wait')
    }
    if (!stopped) timer = plan(wait)
  }
}

/** Aggregates up to 10,000 ratings that wait, in one statement. Answers how many it took; 0 also when another process is at it. */
export async function aggregate(): Promise<number> {
  const [state] = await run(anythingPending, {})
  if (state?.pending !== true) return 0
  const [done] = await run(aggregatePending, {})
  return done?.aggregated ?? 0
}

/** One sum that does not equal the recount of its ratings. */
export interface SumDifference {
  /** Code of the unit. */
  readonly unit: string
  /** First day of the month. */
  readonly month: string
  /** Kind of contact. */
  readonly kind: string
}

/**
 * Recounts every sum from the ratings themselves, without changing anything. An empty list means that all sums are right.
 * Needs the owner's connection: the application's role sees no ratings.
 * @internal Only tests use it.
 */
export function recountSums(owner: Pool): Promise<SumDifference[]> {
  return run(findDifferences, {}, owner)
}
