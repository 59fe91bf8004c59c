import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { makeBackup, type BackupOptions, type MadeBackup } from '../backup/make-backup.ts'
import { lockHome } from '../home-lock.ts'
import { applyMigrations } from '../migrations/apply-migrations.ts'
import { inRepository, migrationsFolder } from '../paths.ts'
import { ensureDatabase, homeDatabase, withClient, type DatabaseUrls } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { secretsKeyOf } from '../secrets.ts'
import { readSettings } from '../settings.ts'
import { seedContent } from '../steps/seed-content.ts'

/** @internal What the backups of the tests are sealed with. */
export const passphrase = 'correct horse battery'

/** @internal The name of a file that somebody has sent to that home. */
export const sentFile = `ab${'0'.repeat(62)}`

/** @internal A home whose PostgreSQL runs, with the migrated schema, the real territory, secrets and a message. */
export interface RunningHome extends DatabaseUrls {
  home: string
  stop(): Promise<void>
}

/** @internal Only tests use it. */
export async function startFilledHome(home: string, walArchive?: string): Promise<RunningHome> {
  const lock = await lockHome(home, 'start')
  const server = await startEmbeddedServer(home, () => undefined, { walArchive })
  const urls = await ensureDatabase(server)
  await applyMigrations(urls.ownerUrl, migrationsFolder)
  const settings = readSettings({ HAMKORI_HOME: home }, path.join(home, 'none'))
  secretsKeyOf(settings)
  await seedContent({ settings, ownerUrl: urls.ownerUrl, content: 'none' })
  mkdirSync(path.join(home, 'mail'), { mode: 0o700 })
  mkdirSync(path.join(home, 'files/ab'), { recursive: true, mode: 0o700 })
  writeFileSync(path.join(home, 'files/ab', sentFile), 'the bytes of a photo', { mode: 0o600 })
  writeFileSync(path.join(home, 'mail/one.eml'), 'To: somebody\n', { mode: 0o600 })
  return {
    ...urls,
    home,
    async stop() {
      await server.stop()
      lock.release()
    },
  }
}

/** @internal Makes a backup of a home that runs. */
export function backUp(from: RunningHome, to: string, changes: Partial<BackupOptions> = {}): Promise<MadeBackup> {
  return makeBackup({
    home: from.home,
    ownerUrl: from.ownerUrl,
    to,
    keep: 14,
    passphrase,
    secretsKey: undefined,
    onCopied: () => undefined,
    onVerified: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  })
}

/** @internal Every row of every table of a database, and where its sequences stand. */
export function everythingIn(ownerUrl: string): Promise<Map<string, string[]>> {
  return withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    )
    const found = new Map<string, string[]>()
    for (const { name } of [...tables, { name: 'pg_sequences' }]) {
      const { rows } = await client.query<{ row: string }>(`SELECT each::text AS row FROM ${name} each ORDER BY 1`)
      found.set(
        name,
        rows.map(({ row }) => row),
      )
    }
    return found
  })
}

/** @internal Runs `work` on the database of a home that does not run. */
export async function whileRunning<T>(home: string, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const lock = await lockHome(home, 'start')
  const server = await startEmbeddedServer(home, () => undefined)
  try {
    return await work(server.ownerUrl(homeDatabase))
  } finally {
    await server.stop()
    lock.release()
  }
}

/** @internal A command of the launcher in a process of its own, as a timer would start it. */
export function command(home: string, args: string[], variables: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inRepository('packages/launch/src/main.ts'), ...args],
    {
      env: { ...process.env, HAMKORI_HOME: home, INIT_CWD: undefined, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) => parts.join(''))
  const ended = once(child, 'close').then(async ([code]) => ({ code: code as number | null, output: await output }))
  return { child, ended }
}
