import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { changeUrl } from '../postgres/connection-url.ts'
import { withClient } from '../postgres/roles.ts'

/** PostgreSQL's one-byte type `"char"` in its catalogues, which Prisma's adapter does not know, and plain `char`. */
const oneByteChar = 18
const paddedChar = 1042

interface RowDescription {
  fields: { dataTypeID: number }[]
}

/** The protocol events of a connection, which node-postgres emits but does not type. */
interface ProtocolEvents {
  connection: {
    prependListener(event: 'rowDescription', listener: (message: RowDescription) => void): unknown
  }
}

/** A pool of one connection: the engine's lock, its search path and its statements belong to the same session. */
function openPool(connectionString: string): { pool: pg.Pool; oneByteColumns: () => number[] } {
  const pool = new pg.Pool({ connectionString, max: 1 })
  let columns: number[] = []
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    ;(client as unknown as ProtocolEvents).connection.prependListener('rowDescription', ({ fields }) => {
      columns = fields.flatMap((field, index) => (field.dataTypeID === oneByteChar ? [index] : []))
      for (const index of columns) (fields[index] as { dataTypeID: number }).dataTypeID = paddedChar
    })
  })
  return { pool, oneByteColumns: () => columns }
}

async function connect(connectionString: string, closers: Closer[], whenClosed?: Closer): Promise<SqlDriverAdapter> {
  const { pool, oneByteColumns } = openPool(connectionString)
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    // The connection sends one answer after the other, so the last description seen is this answer's.
    for (const index of oneByteColumns()) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  // Prisma's own cuts scripts at every semicolon, which breaks functions and quoted text; PostgreSQL takes them whole,
  // and then one failing statement undoes the whole migration.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      throw asAdapterError(error)
    }
  }
  let closed: Promise<void> | null = null
  adapter.dispose = () => {
    closed ??= pool.end().then(whenClosed)
    return closed
  }
  closers.push(() => adapter.dispose())
  return adapter
}

/** PostgreSQL's refusal in the form the engine explains; without the detail, which may quote a row. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'N/A',
    severity: error.severity ?? 'N/A',
    message: error.message,
    detail: undefined,
    column: error.column,
    hint: error.hint,
  })
}

type Closer = () => Promise<void>

/** What Prisma's schema engine needs to talk to one database. */
export interface EngineAdapter {
  factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory
  /** Closes every connection: the engine itself leaves them open. */
  close: Closer
}

/**
 * Connects the engine to one database. Where it wants a shadow database it gets a scratch one that is dropped
 * afterwards, never the database itself.
 */
export function engineAdapter(ownerUrl: string): EngineAdapter {
  const closers: Closer[] = []
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(ownerUrl, closers),
    connectToShadowDb: async () => {
      const scratch = `hamkori_scratch_${randomUUID().replaceAll('-', '')}`
      await withClient(ownerUrl, (client) => client.query(`CREATE DATABASE ${scratch} TEMPLATE template0`))
      return connect(changeUrl(ownerUrl, { database: scratch }), closers, async () => {
        await withClient(ownerUrl, (client) => client.query(`DROP DATABASE ${scratch} WITH (FORCE)`))
      })
    },
  }
  return {
    factory: bindMigrationAwareSqlAdapterFactory(factory),
    async close() {
      for (const close of closers) await close()
    },
  }
}
