import { Server as NetServer } from 'node:net'
import type { Server, ServerResponse } from 'node:http'
import { grace } from '@hamkori/schema/grace'

/**
 * Prepares a server for an end that cuts nobody off in the middle of an answer. Call it before the server answers its first request.
 * @returns the end: takes no new connection, answers what is under way or still comes in over open connections, each time with
 * `Connection: close`, and resolves when the last connection is gone, within {@link grace}.
 */
export function prepareOrderlyEnd(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let isEnding = false
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (isEnding) response.setHeader('connection', 'close')
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return () =>
    new Promise((resolve) => {
      isEnding = true
      for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close')
      let sweeping: NodeJS.Timeout | undefined
      // That of net: the one of http also closes idle connections at once, on which the next request may be under way.
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweeping)
        resolve()
      })
      setTimeout(() => {
        server.closeIdleConnections()
        // A connection that was answered meanwhile is idle, and its client may hold it open for long.
        sweeping = setInterval(() => server.closeIdleConnections(), 100).unref()
      }, grace.idle).unref()
      setTimeout(() => server.closeAllConnections(), grace.answers).unref()
    })
}
