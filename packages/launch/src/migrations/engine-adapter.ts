import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import type pg from 'pg'
import { changeUrl } from '../postgres/connection-url.ts'
import { withClient } from '../postgres/roles.ts'

/** PostgreSQL's one-byte type `"char"` in its catalogues, which Prisma's adapter does not know, and plain `char`. */
const oneByteChar = 18
const paddedChar = 1042

/** What Prisma's adapter sends every statement through, and does not type. */
interface Performer extends SqlDriverAdapter {
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult | pg.QueryArrayResult[]>
}

/** Connects Prisma's schema engine to one database, with what it needs beyond Prisma's own adapter. */
export class EngineAdapter implements SqlMigrationAwareDriverAdapterFactory, AsyncDisposable {
  readonly provider = 'postgres'
  readonly adapterName = '@prisma/adapter-pg'
  readonly #url: string
  readonly #opened = new AsyncDisposableStack()

  /** @param ownerUrl connection string of the owner of the tables. */
  constructor(ownerUrl: string) {
    this.#url = ownerUrl
  }

  async connect(): Promise<SqlDriverAdapter> {
    // One connection: the engine's lock, its search path and its statements belong to the same session.
    const prisma = new PrismaPg({ connectionString: this.#url, max: 1 })
    const adapter = (await prisma.connect()) as unknown as Performer
    this.#opened.defer(adapter.dispose.bind(adapter))
    adapter.dispose = () => Promise.resolve()
    readOneByteColumns(adapter)
    // Prisma's own cuts scripts at every semicolon, which breaks functions and quoted text; PostgreSQL takes them whole,
    // and then one failing statement undoes the whole migration.
    adapter.executeScript = async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }))
    return adapter
  }

  /** A scratch database that is dropped afterwards, never the database itself. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const scratch = `hamkori_scratch_${randomUUID().replaceAll('-', '')}`
    const run = (sql: string): Promise<unknown> => withClient(this.#url, (client) => client.query(sql))
    await run(`CREATE DATABASE ${scratch} TEMPLATE template0`)
    this.#opened.defer(async () => void (await run(`DROP DATABASE ${scratch} WITH (FORCE)`)))
    return this.#opened.use(new EngineAdapter(changeUrl(this.#url, { database: scratch }))).connect()
  }

  /** Closes every connection: the engine itself leaves them open. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#opened.disposeAsync()
  }
}

/** Lets the adapter read catalogues, and keeps the detail of a refusal, which may quote a row, to PostgreSQL. */
function readOneByteColumns(adapter: Performer): void {
  const [performIO, queryRaw] = [adapter.performIO.bind(adapter), adapter.queryRaw.bind(adapter)]
  let columns: number[] = []
  adapter.performIO = async (query) => {
    try {
      const result = await performIO(query)
      const fields = Array.isArray(result) ? [] : result.fields
      columns = fields.flatMap((field, index) => (field.dataTypeID === oneByteChar ? [index] : []))
      for (const index of columns) Object.assign(fields[index] ?? {}, { dataTypeID: paddedChar })
      return result
    } catch (error) {
      if (error instanceof DriverAdapterError && error.cause.kind === 'postgres') error.cause.detail = undefined
      throw error
    }
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of columns) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
}
