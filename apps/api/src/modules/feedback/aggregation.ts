import type { Pool } from 'pg'
import { addDays } from '@hamkori/schema/dates'
import { commentKeptDays } from '@hamkori/schema/feedback.constants'
import { logger, describeFailure } from '../../platform/logger.ts'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { forgetUnreadComments, shufflePastDays } from './rating-statements.ts'
import { anythingPending, findDifferences, aggregatePending, mostFolded } from './sums-statements.ts'

// Nobody is shown the sums before the next release: there is no hurry, and each round rewrites rows.
const everyMilliseconds = 5_000
const shuffleAgainMilliseconds = 60_000

/** The background folder of this process. */
export interface Aggregation {
  /** Ends after the fold that is under way, if any. What still waits is aggregated by the next process that starts. */
  stop(): Promise<void>
}

/**
 * Aggregates accepted ratings into the sums every few seconds, as long as the process lives. Once a day it shuffles the day that has
 * passed, and forgets comments that were kept for a year. May be killed at any moment and
 * may run in several processes at once; see {@link aggregate}.
 */
export function startAggregation(): Aggregation {
  let stopped = false
  let shuffledFor = ''
  let shuffleFrom = 0
  let timer: NodeJS.Timeout | undefined
  let round = Promise.resolve()
  plan()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return round
    },
  }

  function plan(): void {
    timer = setTimeout(() => {
      round = turn()
    }, everyMilliseconds)
  }

  async function turn(): Promise<void> {
    try {
      while ((await aggregate()) === mostFolded && !stopped);
      if (shuffledFor !== today() && performance.now() >= shuffleFrom) {
        // What fails now is tried again in a minute.
        shuffleFrom = performance.now() + shuffleAgainMilliseconds
        await shuffle()
        await forgetComments()
        shuffledFor = today()
      }
    } catch (failure) {
      logger.warn(describeFailure(failure), 'ratings could not be aggregated now; they wait')
    }
    if (!stopped) plan()
  }
}

/** Aggregates up to 10,000 ratings that wait, in one statement. Answers how many it took; 0 also when another process is at it. */
export async function aggregate(): Promise<number> {
  const [state] = await run(anythingPending, {})
  if (state?.pending !== true) return 0
  const [done] = await run(aggregatePending, {})
  return done?.aggregated ?? 0
}

/**
 * Writes the ratings of past days anew in random order, so that neither their place on the disk nor the transaction that
 * wrote them tells when in the day they came (promise P8). Answers how many.
 */
export async function shuffle(): Promise<number> {
  let total = 0
  for (;;) {
    const moved = (await run(shufflePastDays, { today: today() }))[0]?.moved ?? 0
    total += moved
    if (moved === 0) return total
  }
}

/**
 * Deletes the comments that nobody has decided on for {@link commentKeptDays} days: that is what their authors were told. Answers how
 * many.
 */
export async function forgetComments(): Promise<number> {
  const before = addDays(today(), -commentKeptDays)
  return (await run(forgetUnreadComments, { before }))[0]?.forgotten ?? 0
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
