/**
 * The load generator, a process of its own: `node load.ts <job as JSON>` sends for a while and prints what it saw as JSON.
 * In bodies `%uuid%` becomes a fresh random UUID and `%hash%` 64 fresh hexadecimal digits with each request.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type { LoadJob, LoadResult } from './run-load.ts'

const job = JSON.parse(process.argv[2] ?? '{}') as LoadJob
const fresh = job.body.includes('%uuid%')
const fill = () => job.body.replace('%uuid%', randomUUID()).replace('%hash%', randomBytes(32).toString('hex'))

const result = await autocannon({
  url: job.url,
  connections: job.connections,
  duration: job.seconds,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  ...(fresh ? { requests: [{ setupRequest: (request) => ({ ...request, body: fill() }) }] } : { body: job.body }),
})
const seen: LoadResult = {
  requests: result.requests.total,
  seconds: result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failed: result.errors + result.timeouts + result.non2xx,
  bytes: result.throughput.average * result.duration,
}
process.stdout.write(JSON.stringify(seen))
