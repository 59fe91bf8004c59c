import type { IncomingMessage, ServerResponse } from 'node:http'
import { Gauge } from 'prom-client'
import { failureResponse } from './platform/http/failures.ts'
import { listenToCases } from './platform/live/case-changes.ts'
import { addressOf, createStreams } from './platform/live/streams.ts'
import type { Stream } from './platform/live/streams.ts'
import { describeFailure, logger } from './platform/logger.ts'
import { registry } from './platform/metrics.ts'
import { accounts, resolveViewer, sessionTokenOf } from './modules/identity/index.ts'

/** A stream about one published case, or about all that an inbox is made of. */
interface CaseStream extends Stream {
  readonly reference: string | null
  readonly councils: readonly string[]
  readonly departments: readonly string[]
}

/** Where a browser follows a case: its public page. */
const casePath = /^\/live\/cases\/([A-Z]{2,4}-[A-Z]{2}-\d{4}-\d{1,6})$/
const inboxPath = '/live/inbox'
/** A session that has ended takes its streams along within a second. */
const sessionsEveryMilliseconds = 700
const retryAfterSeconds = 60

let endListening: (() => Promise<void>) | null = null
let checking: NodeJS.Timeout | undefined
let isEnding = false

const streams = createStreams<CaseStream>((isAny) => {
  clearInterval(checking)
  if (!isAny) return
  checking = setInterval(() => void endWithSessions(), sessionsEveryMilliseconds)
  // Begun with the first stream and kept: there is one connection that listens, however often streams come and go.
  endListening ??= listenToCases({
    heard: ({ reference, isPublic, council, departments }) =>
      streams.tell((stream) =>
        stream.reference === null
          ? stream.councils.includes(council) || departments.some((one) => one && stream.departments.includes(one))
          : isPublic && stream.reference === reference,
      ),
    missed: () => streams.tell(() => true),
  })
})

new Gauge({
  name: 'hamkori_live_streams',
  help: 'Open streams that tell browsers at once that something has changed.',
  registers: [registry],
  collect() {
    this.set(streams.size())
  },
})

/**
 * Answers with a stream of events that say "it has changed" and nothing more; the page then asks as it always does, for what its reader
 * may see. To follow something is no use of a session, and prolongs none.
 */
export async function answerLive(request: IncomingMessage, response: ServerResponse, secure: boolean): Promise<void> {
  try {
    if (request.method !== 'GET') return refuse(response, 405, { allow: 'GET' })
    const [path = ''] = (request.url ?? '').split('?')
    const reference = casePath.exec(path)?.[1] ?? null
    if (reference === null && path !== inboxPath) return refuse(response, 404)
    const address = addressOf(request)
    // Not asked whether there is such a case, or whether it is public: nothing is ever said of one that is not.
    const token = reference === null ? sessionTokenOf(request.headers.cookie ?? null, secure) : null
    const viewer = await resolveViewer(token, { isUse: false })
    if (reference === null && viewer.kind !== 'person') return refuse(response, 401)
    const person = viewer.kind === 'person' ? viewer : null
    if (isEnding || !streams.hasRoom(address, person?.sessionId ?? null))
      return refuse(response, 503, { 'retry-after': String(retryAfterSeconds) })
    if (request.socket.destroyed) return
    streams.open({
      response,
      address,
      reference,
      sessionId: person?.sessionId ?? null,
      councils: (person?.seats ?? []).map(({ councilId }) => councilId),
      departments: (person?.posts ?? []).flatMap(({ role, departmentIds }) =>
        role === 'officer' ? departmentIds : [],
      ),
    })
  } catch (failure) {
    const { status, headers, text } = failureResponse(failure)
    response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8' }).end(text)
  }
}

/** Ends all streams and takes no new ones; the server ends. */
export async function endLive(): Promise<void> {
  isEnding = true
  streams.breakOff()
  await endListening?.()
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, 'cache-control': 'no-store' }).end()
}

let isAsking = false
/** Ends the streams whose session has ended: by signing out, by somebody else, or by its time. */
async function endWithSessions(): Promise<void> {
  const ids = streams.sessionIds()
  if (ids.length === 0 || isAsking) return
  isAsking = true
  try {
    const open = await accounts.openSessions(ids)
    streams.end(({ sessionId }) => sessionId !== null && !open.has(sessionId))
  } catch (failure) {
    // Nobody can end a session while the database is away; what times out is ended as soon as it can be asked.
    logger.warn(describeFailure(failure), 'it could not be asked which sessions have ended')
  } finally {
    isAsking = false
  }
}
