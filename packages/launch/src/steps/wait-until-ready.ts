import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'

const longestStart = 60_000

/** Waits until a server answers on `/ready`. @throws LaunchError when it does not within a minute. */
export async function waitUntilReady(origin: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + longestStart
  for (;;) {
    signal.throwIfAborted()
    const answer = await fetch(`${origin}/ready`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
    }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok === true) return
    if (Date.now() > end) throw new LaunchError(`The API does not answer on ${origin}/ready within a minute.`)
    await sleep(100)
  }
}
