import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

const registry = new Registry()
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
