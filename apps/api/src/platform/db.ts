import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool, escapeLiteral } from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import { PrismaClient } from '../../generated/prisma/client.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { UnavailableError } from './errors.ts'
import type { Query } from './query.ts'
import { statementName } from './statement-name.ts'

const statementTimeoutMilliseconds = 5_000
/** A server that stands still answers nothing, not even that a statement took too long: the client gives up by itself. */
const answerWaitMilliseconds = 6_000
const restMilliseconds = 2_000
const poolWaitMilliseconds = 2_000
const backgroundMilliseconds = 600_000
const backgroundLockMilliseconds = 500

/** How every connection is opened. Sessions are UTC; a statement runs at most 5 s, a caller waits at most 2 s for a connection. */
export const databaseSettings = {
  connectionString: process.env['DATABASE_URL'],
  connectionTimeoutMillis: poolWaitMilliseconds,
  idleTimeoutMillis: 30_000,
  options: `-c statement_timeout=${statementTimeoutMilliseconds} -c timezone=UTC -c idle_in_transaction_session_timeout=15000`,
}

/** The pool that Prisma and our own SQL share. */
export const pool = new Pool({
  ...databaseSettings,
  query_timeout: answerWaitMilliseconds,
  max: Number(process.env['DATABASE_POOL'] ?? 16),
})
// An idle connection that the server closes is replaced on next use; without a listener it would end the process.
pool.on('error', () => {})

/** Prisma over the shared pool, with named statements so that PostgreSQL plans once. */
export const db = new PrismaClient({
  adapter: new PrismaPg(pool, { statementNameGenerator: (query) => statementName(query.sql) }),
})

/** The database or a transaction on it. */
export type Db = PrismaClient | Prisma.TransactionClient
/** A transaction. */
export type Tx = Prisma.TransactionClient

/**
 * Runs a query, on the pool or in a transaction. Throws {@link UnavailableError} when no connection came free within 2 s or the server
 * stands still, and whatever PostgreSQL refuses as it comes.
 */
export async function run<Values extends object, Row extends object>(
  { name, text, parameters }: Query<Values, Row>,
  values: Values,
  client: Pool | PoolClient | Tx = pool,
): Promise<Row[]> {
  const ordered = parameters.map((parameter) => values[parameter])
  if (performance.now() < stillUntil) throw new UnavailableError(2)
  try {
    if ('$queryRawUnsafe' in client) return await client.$queryRawUnsafe<Row[]>(text, ...ordered)
    const { rows } = await client.query<Row & QueryResultRow>({ name, text, values: ordered })
    return rows
  } catch (failure) {
    if (isReadTimeout(failure)) stillUntil = performance.now() + restMilliseconds
    throw asUnavailable(failure)
  }
}

/** Until when nobody asks a server that did not answer at all: whoever needs several statements would wait for each in turn. */
let stillUntil = 0

function isReadTimeout(failure: unknown): boolean {
  return failure instanceof Error && failure.message === 'Query read timeout'
}

/**
 * Runs a query that nobody waits for: on a connection of its own, for up to ten minutes, and outside of any transaction, as `VACUUM`
 * must. It waits half a second for a lock at most, because everybody else queues behind who waits. Throws what PostgreSQL refuses.
 */
export async function runInBackground<Values extends object, Row extends object>(
  { text, parameters }: Query<Values, Row>,
  values: Values,
): Promise<Row[]> {
  const limits = `-c statement_timeout=${backgroundMilliseconds} -c lock_timeout=${backgroundLockMilliseconds} -c work_mem=64MB -c timezone=UTC`
  const client = new Client({ ...databaseSettings, options: limits })
  // A connection that breaks while idle must not end the process; the next query reports it.
  client.on('error', () => {})
  try {
    await client.connect()
    const ordered = parameters.map((parameter) => values[parameter])
    return (await client.query<Row & QueryResultRow>(text, ordered)).rows
  } finally {
    await client.end()
  }
}

/** What a transaction may see of the tables behind the row-level security, by the names that their row policies read. */
export interface Scope {
  /** SHA-256 of a receipt, 64 hexadecimal digits: opens the one rating that belongs to it. */
  readonly 'hamkori.receipt': string
}

/**
 * Runs a query in a transaction of its own that carries a scope; the scope ends with it. Without one, the tables behind
 * row-level security show nothing to the application's role. Throws as {@link run} does.
 */
export async function runInScope<Values extends object, Row extends object>(
  scope: Scope,
  query: Query<Values, Row>,
  values: Values,
): Promise<Row[]> {
  const settings = Object.entries(scope).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  )
  const client = await pool.connect().catch((failure: unknown) => {
    throw asUnavailable(failure)
  })
  let broken: Error | undefined
  try {
    await client.query(`BEGIN READ ONLY; SELECT ${settings.join(', ')}`)
    const rows = await run(query, values, client)
    await client.query('COMMIT')
    return rows
  } catch (failure) {
    // The connection is not given back: it may be in the middle of a transaction.
    broken = failure instanceof Error ? failure : new Error(String(failure))
    throw asUnavailable(failure)
  } finally {
    client.release(broken)
  }
}

// Codes of node, of PostgreSQL (statement over its 5 s, server starting or stopping, too many clients, disk full, a standby that is not yet
// or no longer written to) and of Prisma (no
// server, connection closed, no connection or transaction in time).
const busyCodes = new Set([
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '25006',
  'P1001',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
])

/** A failure as people should hear of it: {@link UnavailableError} where the database is busy or away, else the failure itself. */
export function asUnavailable(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure
  const waitedInVain =
    failure.message.includes('timeout exceeded when trying to connect') ||
    failure.message.startsWith('Connection terminated') ||
    isReadTimeout(failure)
  return waitedInVain || codesOf(failure).some((code) => busyCodes.has(code)) ? new UnavailableError(2) : failure
}

// Not in the character set, out of range, not a date, not of the type: a check that should have stood in front was missing.
const impossibleCodes = new Set(['22021', '22P05', '22003', '22007', '22008', '22P02'])

/** True where PostgreSQL could not even read a value, such as text with a NUL. */
export function isImpossibleValue(failure: unknown): boolean {
  return failure instanceof Error && codesOf(failure).some((code) => impossibleCodes.has(code))
}

/** The codes of a failure and of what it came from: of Prisma, of its adapter, and of PostgreSQL itself. */
function codesOf(failure: object): string[] {
  const { code, originalCode, cause, meta } = failure as Readonly<Record<string, unknown>>
  const own = [code, originalCode].filter((each) => typeof each === 'string')
  const adapterError = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  return [...own, ...[cause, adapterError].filter(isObject).flatMap(codesOf)]
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** True where something that is to be deleted is still pointed to. By Prisma or by our own SQL. */
export function isForeignKeyViolation(failure: unknown): boolean {
  return failure instanceof Error && codesOf(failure).some((code) => code === 'P2003' || code === '23503')
}

/** True where a write broke a unique rule or an EXCLUDE constraint: somebody was first. By Prisma or by our own SQL. */
export function isUniqueViolation(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  return codesOf(failure).some((code) => code === 'P2002' || code === '23505' || code === '23P01')
}

/** True where a rule of the database itself (a CHECK, or a trigger that says so) refused what was written. By our own SQL. */
export function isCheckViolation(failure: unknown): boolean {
  return failure instanceof Error && codesOf(failure).includes('23514')
}
