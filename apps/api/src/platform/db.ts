import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, escapeLiteral } from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import { PrismaClient } from '../../generated/prisma/client.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { UnavailableError } from './errors.ts'

const statementTimeoutMilliseconds = 5_000
const poolWaitMilliseconds = 2_000

/** How every connection is opened. Sessions are UTC; a statement runs at most 5 s, a caller waits at most 2 s for a connection. */
export const databaseSettings = {
  connectionString: process.env['DATABASE_URL'],
  connectionTimeoutMillis: poolWaitMilliseconds,
  idleTimeoutMillis: 30_000,
  options: `-c statement_timeout=${statementTimeoutMilliseconds} -c timezone=UTC -c idle_in_transaction_session_timeout=15000`,
}

/** The pool that Prisma and our own SQL share. */
export const pool = new Pool({ ...databaseSettings, max: Number(process.env['DATABASE_POOL'] ?? 16) })
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

/** A statement written once, with its own name; `Row` is what one row looks like. */
export interface Statement<Row extends QueryResultRow> {
  readonly name: string
  readonly text: string
  readonly row?: Row
}

/** Declares a typed SQL statement. Column aliases in `text` must match `Row`. */
export function statement<Row extends QueryResultRow>(text: string): Statement<Row> {
  return { name: statementName(text), text }
}

/** Runs a typed SQL statement. Throws {@link UnavailableError} when no connection came free within 2 s. */
export async function run<Row extends QueryResultRow>(
  sql: Statement<Row>,
  values: unknown[] = [],
  client: Pool | PoolClient = pool,
): Promise<Row[]> {
  try {
    const result = await client.query<Row>({ name: sql.name, text: sql.text, values })
    return result.rows
  } catch (failure) {
    throw asUnavailable(failure)
  }
}

/** What a transaction may see of the tables behind the row-level security, by the names that their row policies read. */
export interface Scope {
  /** SHA-256 of a receipt, 64 hexadecimal digits: opens the one rating that belongs to it. */
  readonly 'hamkori.receipt': string
}

/**
 * Runs a typed SQL statement in a transaction of its own that carries a scope; the scope ends with it. Without one, the
 * tables behind row-level security show nothing to the application's role. Throws as {@link run} does.
 */
export async function runInScope<Row extends QueryResultRow>(
  scope: Scope,
  sql: Statement<Row>,
  values: unknown[] = [],
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
    const rows = await run(sql, values, client)
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

// Codes of node, of PostgreSQL (statement over its 5 s, server starting or stopping, too many clients) and of Prisma (no
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
    failure.message.startsWith('Connection terminated')
  return waitedInVain || codesOf(failure).some((code) => busyCodes.has(code)) ? new UnavailableError(2) : failure
}

// Not in the character set, out of range, not a date, not of the type: a check that should have stood in front was missing.
const impossibleCodes = new Set(['22021', '22P05', '22003', '22007', '22008', '22P02'])

/** True where PostgreSQL could not even read a value, such as text with a NUL. */
export function isImpossibleValue(failure: unknown): boolean {
  return failure instanceof Error && codesOf(failure).some((code) => impossibleCodes.has(code))
}

function codesOf(failure: Error): string[] {
  const { code, cause } = failure as { code?: unknown; cause?: unknown }
  const deeper =
    cause !== null && typeof cause === 'object' && 'originalCode' in cause ? [String(cause.originalCode)] : []
  return [...(typeof code === 'string' ? [code] : []), ...deeper, ...(cause instanceof Error ? codesOf(cause) : [])]
}

/** True where a write broke a unique rule or an EXCLUDE constraint: somebody was first. By Prisma or by our own SQL. */
export function isUniqueViolation(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  return codesOf(failure).some((code) => code === 'P2002' || code === '23505' || code === '23P01')
}

const names = new Map<string, string>()
function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
    names.set(text, name)
  }
  return name
}
