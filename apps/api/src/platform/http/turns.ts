import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import { UnavailableError } from '../errors.ts'
import { countRefusal } from '../metrics.ts'

/** Runs work when it is its turn. Rejects with {@link UnavailableError} where too much waits already, and as the work does. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * Lets `atOnce` pieces of work run at once and `waiting` wait, and begins one in each round of the event loop: so a flood stands in line,
 * and what else the process does goes on in between. (p-limit alone begins the next piece before the loop has looked at the sockets
 * again: 480 documents that arrived together kept everybody else waiting for 18 seconds.)
 */
export function createTurns({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): InTurn {
  const turns = pLimit(atOnce)
  const starts = pLimit(1)
  return async (work) => {
    if (turns.pendingCount >= waiting) {
      countRefusal('queue')
      throw new UnavailableError(2)
    }
    return turns(async () => {
      await starts(() => setImmediate())
      return work()
    })
  }
}
