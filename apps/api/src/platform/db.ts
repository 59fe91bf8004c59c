import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import { PrismaClient } from '../../generated/prisma/client.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { UnavailableError } from './errors.ts'

const statementTimeoutMilliseconds = 5_000
const poolWaitMilliseconds = 2_000

/** The pool that Prisma and our own SQL share. Sessions are UTC; a statement runs at most 5 s, a caller waits at most 2 s for a connection. */
export const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL'] ?? 16),
  connectionTimeoutMillis: poolWaitMilliseconds,
  idleTimeoutMillis: 30_000,
  options: `-c statement_timeout=${statementTimeoutMilliseconds} -c timezone=UTC -c idle_in_transaction_session_timeout=15000`,
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

function asUnavailable(failure: unknown): unknown {
  const busy = failure instanceof Error && failure.message.includes('timeout exceeded when trying to connect')
  return busy ? new UnavailableError(2) : failure
}

/** True where a write broke a unique rule: somebody was first. By Prisma or by our own SQL. */
export function isUniqueViolation(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && (failure.code === 'P2002' || failure.code === '23505')
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
