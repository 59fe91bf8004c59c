import type { IncomingMessage, ServerResponse } from 'node:http'
import { countRefusal } from '../metrics.ts'

/** One open stream: a browser that is told when something has changed, and nothing else. */
export interface Stream {
  /** Whose session it belongs to; null for what everybody may follow. */
  readonly sessionId: string | null
  readonly response: ServerResponse
  readonly address: string
}

/** What streams there may be at once in this process. */
export const mostStreams = { all: 500, address: 20, session: 5 } as const
/** Half of the time after which a connection on which nothing moves is closed. */
const heartbeatMilliseconds = 15_000
/** A browser waits so long before it comes back after a stream has broken. */
const retryMilliseconds = 10_000
/** Whoever does not read what it asked for is let go. */
const mostOwedBytes = 16_384
const farewell = 'event: end\ndata: {}\n\n'

/** The streams of this process. */
export interface Streams<Kind extends Stream> {
  /** Whether another one may be opened from this address, in this session. Counts a refusal. */
  hasRoom(address: string, sessionId: string | null): boolean
  /** Begins to answer with a stream. */
  open(stream: Kind): void
  /** Tells those that want to know that something has changed. */
  tell(isConcerned: (stream: Kind) => boolean): void
  /** Ends those for good: a browser comes back to a stream that breaks, and not to one that was ended so. */
  end(isMeant: (stream: Kind) => boolean): void
  /** Breaks all of them off, as the server ends: browsers come back to the next one. */
  breakOff(): void
  readonly sessionIds: () => string[]
  readonly size: () => number
}

/** Keeps streams (Server-Sent Events). `changed` is called when the first one comes and the last one has gone. */
export function createStreams<Kind extends Stream>(changed: (isAny: boolean) => void): Streams<Kind> {
  const streams = new Set<Kind>()
  let beating: NodeJS.Timeout | undefined
  const count = (isCounted: (stream: Kind) => boolean) => [...streams].filter(isCounted).length

  function send(stream: Kind, text: string): void {
    if (stream.response.writableLength > mostOwedBytes) stream.response.destroy()
    else stream.response.write(text)
  }

  return {
    hasRoom(address, sessionId) {
      const has =
        streams.size < mostStreams.all &&
        (isProxy(address) || count((stream) => stream.address === address) < mostStreams.address) &&
        (sessionId === null || count((stream) => stream.sessionId === sessionId) < mostStreams.session)
      if (!has) countRefusal('streams')
      return has
    },
    open(stream) {
      const { response } = stream
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that gathers answers (nginx) passes this one on as it comes.
        'x-accel-buffering': 'no',
      })
      streams.add(stream)
      if (streams.size === 1) {
        beating = setInterval(() => streams.forEach((each) => send(each, ':\n\n')), heartbeatMilliseconds)
        changed(true)
      }
      response.once('close', () => {
        streams.delete(stream)
        if (streams.size > 0) return
        clearInterval(beating)
        changed(false)
      })
      send(stream, `retry: ${retryMilliseconds}\n\n`)
    },
    tell(isConcerned) {
      for (const stream of streams) if (isConcerned(stream)) send(stream, 'event: change\ndata: {}\n\n')
    },
    end(isMeant) {
      for (const stream of streams) if (isMeant(stream)) stream.response.end(farewell)
    },
    breakOff() {
      for (const { response } of streams) response.end()
    },
    sessionIds: () => [...new Set([...streams].flatMap(({ sessionId }) => sessionId ?? []))],
    size: () => streams.size,
  }
}

/** From which address a request comes. It is compared while the stream is open, and kept nowhere. */
export function addressOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? ''
}

/** Behind a proxy on the same machine all come from one address: there it is the proxy that tells them apart. */
function isProxy(address: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(address)
}
