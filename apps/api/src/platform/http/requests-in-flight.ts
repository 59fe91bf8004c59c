import type { RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { countRefusal } from '../metrics.ts'

/** Requests of one connection that are worked on at once. Browsers and proxies have one, whoever pipelines has as many as they like. */
export const mostInFlight = 8

/** What a connection has under way. */
interface Connection {
  running: number
  /** It was told that it asks too much: nothing more is read from it. */
  closing: boolean
}

/**
 * Passes on at most {@link mostInFlight} requests of a connection at once. The next one is refused with 503, and the connection closes
 * after it, so that one sender cannot have any number of answers made and kept that they never read. (Node has no such limit:
 * `maxRequestsPerSocket` counts all requests of a connection, however slowly they come.)
 */
export function limitInFlight(next: RequestListener): RequestListener {
  const connections = new WeakMap<Socket, Connection>()
  return (request, response) => {
    const { socket } = request
    let connection = connections.get(socket)
    if (connection === undefined) connections.set(socket, (connection = { running: 0, closing: false }))
    // What came in the same packet as the refused request; its answers would stand behind the end of the connection.
    if (connection.closing) return
    if (connection.running >= mostInFlight) {
      connection.closing = true
      socket.pause()
      refuse(response)
      return
    }
    const held = connection
    held.running += 1
    response.once('close', () => (held.running -= 1))
    next(request, response)
  }
}

function refuse(response: ServerResponse): void {
  countRefusal('connection')
  response.writeHead(503, { 'retry-after': '2', connection: 'close', 'content-type': 'text/plain; charset=utf-8' })
  response.end('Too many requests at once on one connection.')
}
