import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

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
  readonly bytes: number
}

const load = fileURLToPath(new URL('load.ts', import.meta.url))

/** Sends one job from a process of its own, so that the generator shares no event loop with anything that is measured. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const { stdout } = await promisify(execFile)(process.execPath, [load, JSON.stringify(job)], { maxBuffer: 1 << 20 })
  return JSON.parse(stdout) as LoadResult
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
    bytes: sum(({ bytes }) => bytes),
  }
}
