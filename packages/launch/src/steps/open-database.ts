import { applyMigrations } from '../migrations/apply-migrations.ts'
import { readMigrations } from '../migrations/migration-folder.ts'
import { say, step } from '../output.ts'
import { migrationsFolder } from '../paths.ts'
import { withoutPassword } from '../postgres/connection-url.ts'
import { ensureDatabase, type DatabaseUrls } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import type { Settings } from '../settings.ts'
import type { Part } from '../supervise.ts'
import { prepareExternalDatabase } from './external-database.ts'
import { refuseLostKey } from './secrets-key.ts'
import { forgetContent } from './seed-content.ts'
import { untilRoom } from './until-room.ts'

/** A database that answers and has every migration. */
export interface OpenDatabase extends DatabaseUrls, AsyncDisposable {
  /** Where the data lies, for people. */
  place: string
  /** The folder of the embedded server's data; `null` for a server that somebody else runs. */
  folder: string | null
  /** The embedded server, for whoever supervises it; `null` for a server that somebody else runs. */
  part: Part | null
}

/**
 * Opens the database: the embedded one, or the one that DATABASE_URL names. The caller holds the home's lock.
 * @throws LaunchError with one sentence for the operator.
 */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.DATABASE_URL !== undefined) return openExternal(settings, settings.DATABASE_URL)
  await using begun = new AsyncDisposableStack()
  const server = await step('Starting PostgreSQL', () =>
    startEmbeddedServer(settings.HAMKORI_HOME, (line) => say(`  ${line}`), { walArchive: settings.WAL_ARCHIVE }),
  )
  begun.defer(server.stop)
  const urls = await ensureDatabase(server)
  await migrate(settings, urls.ownerUrl)
  begun.move()
  const place = `${server.place.dataDirectory} (embedded PostgreSQL ${server.place.major})`
  const untilStartable = (signal: AbortSignal) => untilRoom(server.place.dataDirectory, signal)
  const part = { run: server, logFile: server.logFile, startAgain: server.startAgain, untilStartable }
  return { ...urls, place, folder: server.place.dataDirectory, part, [Symbol.asyncDispose]: server.stop }
}

async function openExternal(settings: Settings, appUrl: string): Promise<OpenDatabase> {
  const ownerUrl = settings.DATABASE_OWNER_URL
  const urls = { appUrl, ownerUrl: ownerUrl ?? appUrl }
  await step('Connecting to the PostgreSQL of DATABASE_URL', () => prepareExternalDatabase(urls))
  await migrate(settings, urls.ownerUrl)
  if (ownerUrl === undefined) {
    say('  The application signs in as the owner of its tables: set DATABASE_OWNER_URL to keep the two roles apart.')
  }
  return {
    ...urls,
    place: `${withoutPassword(appUrl)} (the PostgreSQL of DATABASE_URL)`,
    folder: null,
    part: null,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

async function migrate(settings: Settings, ownerUrl: string): Promise<void> {
  await step('Applying migrations', async () => {
    const applied = await applyMigrations(ownerUrl, migrationsFolder)
    for (const name of applied) say(`  ${name}`)
    // A database that had none of them is new and empty, whatever the home remembers of another one.
    if (applied.length === readMigrations(migrationsFolder).migrationDirectories.length) {
      forgetContent(settings.HAMKORI_HOME)
    }
  })
  await refuseLostKey(settings, ownerUrl)
}
