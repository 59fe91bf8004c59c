import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

/** Requests by kind of route and status class; never by address, person or path. */
export const requestCount = new Counter({
  name: 'hamkori_requests_total',
  help: 'HTTP requests by kind of route and status class.',
  labelNames: ['route', 'status'] as const,
  registers: [registry],
})
/** Time to answer, by kind of route. */
export const requestSeconds = new Histogram({
  name: 'hamkori_request_seconds',
  help: 'Time to answer, by kind of route.',
  labelNames: ['route'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})

/** Starts the clock of one request; what it returns is called with the status when it is answered. */
export function observeRequest(route: string): (status: number) => void {
  const began = performance.now()
  return (status) => {
    requestSeconds.observe({ route }, (performance.now() - began) / 1000)
    requestCount.inc({ route, status: `${Math.floor(status / 100)}xx` })
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
