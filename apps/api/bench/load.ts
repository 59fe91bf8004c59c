import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

/** What the load generator is asked to do. */
export interface LoadJob {
  readonly url: string
  readonly body: string
  readonly connections: number
  readonly seconds: number
}

/** Sends one job from a thread of its own, so that the generator shares no event loop with anything that is measured. */
export function runLoad({ url, body, connections, seconds }: LoadJob): Promise<autocannon.Result> {
  const setupRequest = fileURLToPath(new URL('fresh-body.ts', import.meta.url))
  return autocannon({
    url,
    connections,
    duration: seconds,
    workers: 1,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [body.includes('%uuid%') ? { body, setupRequest } : { body }],
  })
}

/** What several turns saw together. Latencies are milliseconds. */
export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  /** Of the middle turn. */
  readonly p50: number
  /** Of the worst turn. */
  readonly p99: number
  readonly failed: number
}

/** Several turns as one. */
export function together(turns: readonly autocannon.Result[]): LoadResult {
  const sum = (of: (turn: autocannon.Result) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  const requests = sum((turn) => turn.requests.total)
  return {
    requests,
    perSecond: requests / sum((turn) => turn.duration),
    p50: turns.map(({ latency }) => latency.p50).toSorted((a, b) => a - b)[Math.floor(turns.length / 2)] ?? 0,
    p99: Math.max(...turns.map(({ latency }) => latency.p99)),
    failed: sum(({ errors, timeouts, non2xx }) => errors + timeouts + non2xx),
  }
}
