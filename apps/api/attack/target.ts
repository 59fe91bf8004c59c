import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningApplication } from '../src/testing/process.ts'
import { startApplication } from '../src/testing/process.ts'
import { send } from './send.ts'
import type { Received, Sent } from './send.ts'
import { setStage } from './fixtures.ts'
import type { Fixtures } from './fixtures.ts'
import { watchTables } from './tables.ts'
import type { Tables } from './tables.ts'

/** A GraphQL answer. `data` is loosely typed on purpose: checks compare exact values. */
export interface Answer extends Received {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

/** The service under attack: a real process in production with `TRUSTED_DOCUMENTS=only`, on a database of its own. */
export interface Target {
  readonly fixtures: Fixtures
  readonly tables: Tables
  /** The texts of the web app's own documents. */
  readonly documents: readonly string[]
  /** The one whose operation has this name. */
  document(name: string): string
  send(sent: Sent): Promise<Received>
  /** For what no client library would send. */
  readonly port: number
  /** Sends a document as the web app would; with a cookie on behalf of somebody who is signed in. */
  ask(query: string, variables?: unknown, cookie?: string): Promise<Answer>
  /** Everything the process has written so far. */
  log(): string
  /** Resident memory of the process in MiB. */
  memory(): number
  stop(): Promise<void>
}

/**
 * Lays the fixtures and starts the service. `webDist` is the built web app; DATABASE_URL names an empty, migrated database.
 * `weakened` takes walls down, to see that the checks notice.
 */
export async function startTarget(
  webDist: string,
  ownerUrl: string,
  weakened: Record<string, string> = {},
): Promise<Target> {
  const documents = readDocuments(webDist)
  const fixtures = await setStage()
  const tables = await watchTables(ownerUrl)
  const running = await startApplication({ WEB_DIST: webDist, TRUSTED_DOCUMENTS: 'only', ...weakened })
  return {
    fixtures,
    tables,
    documents,
    document(name) {
      const text = documents.find((document) => new RegExp(`^\\s*(?:query|mutation)\\s+${name}\\b`).test(document))
      if (text === undefined) throw new Error(`the web app sends no document named ${name}`)
      return text
    },
    port: running.port,
    send: (sent) => send(running.port, sent),
    ask: (query, variables, cookie) => ask(running, query, variables, cookie),
    log: () => running.output(),
    memory: () => memoryOf(running.pid),
    async stop() {
      await running.stop()
      await tables.close()
    },
  }
}

/** Headers of a plain request as any client sends it. */
export const plain = { 'content-type': 'application/json' }

async function ask(
  running: RunningApplication,
  query: string,
  variables: unknown = {},
  cookie: string | undefined = undefined,
): Promise<Answer> {
  const received = await send(running.port, {
    headers: { ...plain, ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ query, variables }),
  })
  const body = JSON.parse(received.text) as { data?: unknown; errors?: Answer['errors'] }
  return { ...received, data: body.data ?? null, errors: body.errors ?? [] }
}

function readDocuments(webDist: string): string[] {
  const file = join(webDist, 'server', 'documents.json')
  const { current } = JSON.parse(readFileSync(file, 'utf8')) as { current: Record<string, string> }
  return Object.values(current)
}

function memoryOf(pid: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
}
