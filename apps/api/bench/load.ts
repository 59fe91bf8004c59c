import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

/** What the load generator is asked to do. */
export interface LoadJob {
  readonly url: string
  readonly body: string
  readonly connections: number
  readonly seconds: number
}

/** What it saw. Latencies are milliseconds. */
export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

/** Sends one job from a thread of its own, so that the generator shares no event loop with anything that is measured. */
export async function runLoad({ url, body, connections, seconds }: LoadJob): Promise<LoadResult> {
  const setupRequest = fileURLToPath(new URL('fresh-body.ts', import.meta.url))
  const { requests, duration, latency, errors, timeouts, non2xx } = await autocannon({
    url,
    connections,
    duration: seconds,
    workers: 1,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [body.includes('%uuid%') ? { body, setupRequest } : { body }],
  })
  const failed = errors + timeouts + non2xx
  return { requests: requests.total, seconds: duration, p50: latency.p50, p99: latency.p99, failed }
}

/** Several turns as one: requests and seconds added, the middle one's p50, the worst p99. */
export function together(turns: readonly LoadResult[]): LoadResult {
  const sum = (of: (turn: LoadResult) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  const sorted = turns.map(({ p50 }) => p50).sort((a, b) => a - b)
  return {
    requests: sum(({ requests }) => requests),
    seconds: sum(({ seconds }) => seconds),
    p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99: Math.max(...turns.map(({ p99 }) => p99)),
    failed: sum(({ failed }) => failed),
  }
}
