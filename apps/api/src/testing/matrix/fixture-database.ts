import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabaseFromTemplate, ensureTemplateDatabase } from '@hamkori/launch/testing/test-database.ts'
import type { TestDatabase } from '@hamkori/launch/testing/test-database.ts'
import type { Fixtures } from './fixtures/fixtures.ts'

/** The seeded fixtures, in a database that is only ever cloned. */
export interface SeededFixtures {
  readonly fixtures: Fixtures
  /** A database with the same fixtures, for one run. The caller drops it. */
  clone(): Promise<TestDatabase>
  drop(): Promise<void>
}

/** Builds the fixtures once, in a process of its own: a database can be cloned only while nobody is connected to it. */
export async function seedFixtures(serverUrl: string): Promise<SeededFixtures> {
  const database = await createDatabaseFromTemplate(serverUrl, await ensureTemplateDatabase(serverUrl))
  const program = fileURLToPath(new URL('fixtures/build-fixtures.ts', import.meta.url))
  const { code, output } = await runNode([program], database)
  if (code !== 0) throw new Error(`the fixtures of the matrix could not be built (${code})`)
  return {
    fixtures: JSON.parse(output) as Fixtures,
    clone: () => createDatabaseFromTemplate(serverUrl, database.name),
    drop: () => database.drop(),
  }
}

/** Runs a program of ours with a database, to its end. What it prints is its answer; what it complains about is passed on. */
export async function runNode(
  parameters: readonly string[],
  database: TestDatabase,
  input?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...parameters], {
    env: {
      ...process.env,
      DATABASE_URL: database.appUrl,
      HAMKORI_TEST_OWNER_URL: database.ownerUrl,
      DATABASE_POOL: '4',
      NODE_ENV: 'production',
      // Many processes load the same application.
      NODE_COMPILE_CACHE: join(tmpdir(), 'hamkori-matrix-code'),
      LOG_LEVEL: 'silent',
      // The same in every process of one run: what one encrypts, another opens.
      SECRETS_KEY: Buffer.alloc(32, 'matrix').toString('base64'),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
