import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabaseFromTemplate, ensureTemplateDatabase } from '@hamkori/launch/testing/test-database.ts'
import type { TestDatabase } from '@hamkori/launch/testing/test-database.ts'
import type { World } from './world/world.ts'

/** The seeded world, in a database that is only ever cloned. */
export interface SeededWorld {
  readonly world: World
  /** A database with the same world, for one run. The caller drops it. */
  clone(): Promise<TestDatabase>
  drop(): Promise<void>
}

/** Builds the world once, in a process of its own: a database can be cloned only while nobody is connected to it. */
export async function seedWorld(serverUrl: string): Promise<SeededWorld> {
  const database = await createDatabaseFromTemplate(serverUrl, await ensureTemplateDatabase(serverUrl))
  const program = fileURLToPath(new URL('world/build-world.ts', import.meta.url))
  const { code, output } = await runNode([program], database)
  if (code !== 0) throw new Error(`the world of the matrix could not be built (${code})`)
  return {
    world: JSON.parse(output) as World,
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
      // The same in every process of one run: what one seals, another opens.
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
