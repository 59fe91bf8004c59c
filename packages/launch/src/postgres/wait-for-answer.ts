import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describeFailure, hasCode, LaunchError } from '../failure.ts'

/** Milliseconds. Recovery after a power cut reads the whole log since the last checkpoint; a slow disk needs minutes. */
const longestStart = 300_000

/**
 * Asks a server that is starting, every 30 ms, until it lets somebody in.
 * @param over aborted by whoever no longer waits: nobody is asked after that. An attempt left behind would sign in to
 *   the server that comes next, and be cut off by that one's end.
 * @throws LaunchError when the server refuses for another reason than that it is starting, or after five minutes.
 */
export async function waitForAnswer(url: string, over: AbortSignal): Promise<void> {
  const end = Date.now() + longestStart
  while (!over.aborted) {
    const client = new pg.Client({ connectionString: url })
    // Whoever is cut off between the answer and the good-bye has been answered.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch (error) {
      const starting = hasCode(error, 'ENOENT') || hasCode(error, 'ECONNREFUSED') || hasCode(error, '57P03')
      if (!starting) throw new LaunchError(`PostgreSQL refuses the connection: ${describeFailure(error)}`)
      if (Date.now() > end) throw new LaunchError('PostgreSQL did not answer within five minutes.')
    } finally {
      await client.end().catch(() => undefined)
    }
    await sleep(30)
  }
}
