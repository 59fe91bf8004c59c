import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { requestLimits } from '@hamkori/schema/operations.constants'
import type { RequestLimit } from '@hamkori/schema/operations.constants'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** What /metrics shows. Modules add their own figures. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

/** Requests by kind of route and status class; never by address, person or path. */
const requestCount = new Counter({
  name: 'hamkori_requests_total',
  help: 'HTTP requests by kind of route and status class.',
  labelNames: ['route', 'status'] as const,
  registers: [registry],
})
/** Time to answer, by kind of route. */
const requestSeconds = new Histogram({
  name: 'hamkori_request_seconds',
  help: 'Time to answer, by kind of route.',
  labelNames: ['route'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})

/** Counts and times requests of one kind of route: call it when a request begins, and what it returns with the status at its end. */
export function observeRoute(route: string): () => (status: number) => void {
  const seconds = requestSeconds.labels({ route })
  const counts = new Map<number, { inc(): void }>()
  const countOf = (kind: number) => {
    const known = counts.get(kind) ?? requestCount.labels({ route, status: `${kind}xx` })
    counts.set(kind, known)
    return known
  }
  return () => {
    const began = performance.now()
    return (status) => {
      seconds.observe((performance.now() - began) / 1000)
      countOf(Math.floor(status / 100)).inc()
    }
  }
}

const limitCount = new Counter({
  name: 'hamkori_limits_refused_total',
  help: 'What was refused because a limit was reached, by limit.',
  labelNames: ['limit'] as const,
  registers: [registry],
})
for (const limit of requestLimits) limitCount.inc({ limit }, 0)

/** Counts one refusal by a limit. */
export function countRefusal(limit: RequestLimit): void {
  limitCount.inc({ limit })
}

/** What became of a try to send a message: the server took it, refused it for good, or could not be asked. */
export type MailOutcome = 'sent' | 'refused' | 'failed'
const mailOutcomes: readonly MailOutcome[] = ['sent', 'refused', 'failed']
const mailCount = new Counter({
  name: 'hamkori_mail_total',
  help: 'Tries to send a message, by what became of them.',
  labelNames: ['outcome'] as const,
  registers: [registry],
})
for (const outcome of mailOutcomes) mailCount.inc({ outcome }, 0)

/** Counts one try to send a message. */
export function countMail(outcome: MailOutcome): void {
  mailCount.inc({ outcome })
}

/** What this process has counted since it was started. */
export interface Counts {
  readonly limits: readonly { readonly limit: RequestLimit; readonly count: number }[]
  readonly mail: Readonly<Record<MailOutcome, number>>
}

/** Reads the counts of this process, zeroes included. */
export async function readCounts(): Promise<Counts> {
  const [limits, mail] = [(await limitCount.get()).values, (await mailCount.get()).values]
  const mailOf = (outcome: MailOutcome) => mail.find(({ labels }) => labels.outcome === outcome)?.value ?? 0
  return {
    limits: requestLimits.map((limit) => ({
      limit,
      count: limits.find(({ labels }) => labels.limit === limit)?.value ?? 0,
    })),
    mail: { sent: mailOf('sent'), refused: mailOf('refused'), failed: mailOf('failed') },
  }
}

/** Serves /metrics on its own port, loopback only. */
export function serveMetrics(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
