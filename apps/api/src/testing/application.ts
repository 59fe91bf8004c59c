import { createServer as createHttpServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createGraphql } from '../graphql.ts'
import type { Env } from '../platform/env.ts'
import type { Renderer } from '../platform/http/pages.ts'
import { createServer } from '../server.ts'

/** The environment of an installation on loopback; `changes` as an operator would set them. */
export function environment(changes: Partial<Env> = {}): Env {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: process.env['DATABASE_URL'] ?? '',
    SECRETS_KEY: process.env['SECRETS_KEY'] ?? '',
    HOST: '127.0.0.1',
    PORT: 4000,
    DEMONSTRATION: 'yes',
    LOG_LEVEL: 'silent',
    DATABASE_POOL: 16,
    TRUSTED_DOCUMENTS: 'off',
    OPEN_QUERIES: 'yes',
    ...changes,
  }
}

/** The whole HTTP application on a socket of its own. */
export interface Application {
  /** Sends a request to the application, whatever host it names, and returns the response as it was sent (not decompressed). */
  fetch(request: Request): Promise<Response>
}

/** Starts the application on a free port of loopback; it ends with the test file. */
export function application(
  changes: Partial<Env> = {},
  renderer: Renderer | null = null,
  graphql = createGraphql(environment(changes)),
): Application {
  const server = createHttpServer(createServer(environment(changes), renderer, graphql))
  server.listen(0, '127.0.0.1').unref()
  const listening = once(server, 'listening')
  return {
    async fetch(request) {
      await listening
      return overSocket((server.address() as AddressInfo).port, request)
    },
  }
}

/** A GraphQL request as any client sends it. */
export function graphqlRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function overSocket(port: number, request: Request): Promise<Response> {
  const { pathname, search, host } = new URL(request.url)
  const body = Buffer.from(await request.arrayBuffer())
  return new Promise((resolve, reject) => {
    const outgoing = send(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method: request.method,
        headers: { host, ...Object.fromEntries(request.headers) },
        agent: false,
      },
      (incoming) => {
        const headers = new Headers()
        for (const [name, values] of Object.entries(incoming.headersDistinct))
          for (const value of values ?? []) headers.append(name, value)
        const status = incoming.statusCode ?? 0
        const empty = request.method === 'HEAD' || status === 204 || status === 304
        if (empty) incoming.resume()
        const stream = empty ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
        resolve(new Response(stream as BodyInit | null, { status, headers }))
      },
    )
    outgoing.once('error', reject)
    outgoing.end(body.length === 0 ? undefined : body)
  })
}
