import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describeFailure, LaunchError } from '../failure.ts'
import { lockHome } from '../home-lock.ts'
import { readMigrations } from '../migrations/migration-folder.ts'
import { migrationsFolder } from '../paths.ts'
import { accountForServer } from '../postgres/account.ts'
import {
  findDataDirectories,
  findPrograms,
  prepareServerPlace,
  refugeOf,
  removeHome,
  type ServerPlace,
} from '../postgres/place.ts'
import { homeDatabase, withClient } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { setOwnerPassword } from '../postgres/single-user.ts'
import { secretsOf } from '../secrets.ts'
import { atOnce } from './at-once.ts'
import { refuseFullDisk } from './disk-space.ts'
import { filesFolder, plainNames, unbundleSecrets } from './home-files.ts'
import { databaseFolder, secretsFile } from './make-backup.ts'
import { readBackup, segmentsOf, type Backup, type Manifest } from './manifest.ts'
import { unseal } from './seal.ts'
import { archiveOf, recoverySettings, refuseTornArchive } from './wal-archive.ts'
import { readStoredFile, unpackFile, verifyFiles, type Report } from './stored-files.ts'

/** What to restore, and where. */
export interface RestoreOptions {
  /** Folder of the backup. */
  folder: string
  /** A home that does not exist yet, or is empty. */
  home: string
  /** Asked only when the backup holds secrets and they are wanted. */
  passphrase: () => Promise<string | null>
  /** Restores the database alone: the home gets new passwords, and no key for what is sealed in the database. */
  withoutSecrets: boolean
  /** The archived log of the original, which is replayed after the backup; null for the backup alone. */
  archive: string | null
  /** The moment up to which the archive is replayed; null for all of it. */
  until: Date | null
  /** Called after each file that was read and compared. */
  onVerified: Report
  /** Called after each file that was written. */
  onWritten: Report
  signal: AbortSignal
}

/** What is in a home that was just restored. */
export interface Restored {
  manifest: Manifest
  /** Rows of each table. */
  rows: Map<string, number>
}

/**
 * Restores a backup into a new home, lets PostgreSQL recover it and counts what is there. Everything is checked before anything
 * is written.
 * @throws LaunchError with one sentence; a home that could not be restored is removed again.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { home, folder } = options
  const backup = readBackup(folder)
  refuseUsedHome(home)
  refuseOtherRelease(backup.manifest)
  const archive = options.archive === null ? null : archiveOf(options.archive, backup.manifest.systemIdentifier)
  refuseUntil(options, backup.manifest)
  if (archive !== null) refuseTornArchive(archive, segmentsOf(backup.manifest).last, accountForServer())
  refuseFullDisk(
    home,
    backup.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  await verifyFiles(backup, options.onVerified)
  const secrets = await openSecrets(backup, options)
  const lock = await lockHome(home, 'restore')
  try {
    // Somebody may have filled it meanwhile; from here on it is this process's alone.
    refuseUsedHome(home)
  } catch (error) {
    lock.release()
    throw error
  }
  try {
    await writeHome(backup, secrets, options)
    await recover(home, archive, options.until)
    if (secrets === null) giveNewPassword(home)
    return { manifest: backup.manifest, rows: await countRows(home) }
  } catch (error) {
    removeHome(home)
    throw error
  } finally {
    lock.release()
  }
}

function refuseUsedHome(home: string): void {
  const used = (existsSync(home) && readdirSync(home).length > 0) || findDataDirectories(home).length > 0
  if (used || existsSync(refugeOf(home)))
    throw new LaunchError(
      `${home} is not empty: a backup is restored into a new home only, and nothing is written over.`,
    )
}

function refuseOtherRelease({ postgres, migrations }: Manifest): void {
  const major = (version: string): string => version.split('.')[0] ?? ''
  const own = findPrograms().version
  if (major(postgres) !== major(own))
    throw new LaunchError(
      `The backup was made with PostgreSQL ${postgres}, and this release brings ${own}: use the release that made it.`,
    )
  const known = readMigrations(migrationsFolder).migrationDirectories.map(({ path: name }) => name)
  const unknown = migrations.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new LaunchError(`The backup was made by a newer release, which knows the migration ${unknown}: use that one.`)
}

/** The secrets as one piece; `null` when they are not wanted. */
async function openSecrets({ folder, manifest }: Backup, options: RestoreOptions): Promise<Buffer | null> {
  if (options.withoutSecrets) return null
  const file = manifest.files.find(({ path: name }) => name === secretsFile)
  if (file === undefined)
    throw new LaunchError(
      'This backup holds no secrets: add --without-secrets to restore its database, then put the secrets.key of the old home into the new one.',
    )
  const passphrase = await options.passphrase()
  if (passphrase === null)
    throw new LaunchError('The secrets of this backup are sealed: set BACKUP_PASSPHRASE, or add --without-secrets.')
  return unseal(await readStoredFile(folder, file), passphrase)
}

async function writeHome({ folder, manifest }: Backup, secrets: Buffer | null, options: RestoreOptions): Promise<void> {
  const { home, onWritten, signal } = options
  const place = prepareServerPlace(home)
  const unfinished = `${place.dataDirectory}.unfinished`
  const folders = [databaseFolder, ...manifest.folders, path.join(databaseFolder, 'pg_wal')]
  const within = (name: string): string => path.join(unfinished, path.relative(databaseFolder, name))
  for (const each of new Set(folders)) makeFolder(place, within(each))
  await atOnce(manifest.files, async (file) => {
    signal.throwIfAborted()
    if (file.path.startsWith(`${databaseFolder}/`)) {
      await unpackFile(folder, file, within(file.path))
      give(place, within(file.path))
    } else if (file.path.startsWith(`${filesFolder}/`)) {
      const place = path.join(home, file.path)
      mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
      await unpackFile(folder, file, place)
    } else if (plainNames.includes(file.path)) await unpackFile(folder, file, path.join(home, file.path))
    await onWritten(file.bytes, file.path)
  })
  if (secrets !== null) unbundleSecrets(home, secrets)
  // New ones, made before there is a database that they do not fit.
  else secretsOf(home)
  const signalFile = path.join(unfinished, 'recovery.signal')
  writeFileSync(signalFile, '')
  give(place, signalFile)
  renameSync(unfinished, place.dataDirectory)
}

function makeFolder(place: ServerPlace, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  give(place, folder)
}

/** PostgreSQL's account owns its data. */
function give({ account }: ServerPlace, file: string): void {
  if (account !== null) chownSync(file, account.uid, account.gid)
}

/** Lets PostgreSQL replay the log: that of the backup, then the archived one. */
async function recover(home: string, archive: string | null, until: Date | null): Promise<void> {
  try {
    const recovery = recoverySettings(archive, until)
    await (await startEmbeddedServer(home, () => undefined, { recovery })).stop()
  } catch (error) {
    const reason = describeFailure(error)
    if (/before configured recovery target/.test(reason))
      throw new LaunchError('The archive ends before that moment: leave --until out to have all that is there.')
    throw error
  }
}

function refuseUntil({ archive, until }: RestoreOptions, { made }: Manifest): void {
  if (until === null) return
  if (archive === null) throw new LaunchError('--until needs --archive, where the log of after the backup lies.')
  if (until <= new Date(made))
    throw new LaunchError(`The backup was complete at ${made}, which is after that moment: take an earlier one.`)
}

/** Tables of the application; parts of a table by month are counted as one. */
const tables = `
  SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
   WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname IN ('public', 'graphile_worker') ORDER BY 1`

/** The database's owner gets the password of the new home's own secrets. */
function giveNewPassword(home: string): void {
  const place = prepareServerPlace(home)
  setOwnerPassword(place, place.dataDirectory, secretsOf(home).ownerPassword)
}

async function countRows(home: string): Promise<Map<string, number>> {
  const server = await startEmbeddedServer(home, () => undefined)
  try {
    return await withClient(server.ownerUrl(homeDatabase), async (client) => {
      const { rows: names } = await client.query<{ name: string }>(tables)
      const counted = new Map<string, number>()
      for (const { name } of names) {
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${name}`)
        counted.set(name, Number(rows[0]?.count))
      }
      return counted
    })
  } finally {
    await server.stop()
  }
}
