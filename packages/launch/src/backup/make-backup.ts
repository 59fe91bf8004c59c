import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { describeFailure, hasCode, LaunchError } from '../failure.ts'
import { takeLock } from '../lock.mjs'
import { inRepository, readJson } from '../paths.ts'
import { withClient } from '../postgres/roles.ts'
import { copyDataDirectory, listDataFiles } from './base-backup.ts'
import { refuseFullDisk } from './disk-space.ts'
import { bundleSecrets, plainNames, sentFiles } from './home-files.ts'
import { backupName, manifestFile, unfinishedSuffix, type Backup, type Manifest } from './manifest.ts'
import { rotateBackups, sweepUnfinished } from './rotate.ts'
import { seal } from './seal.ts'
import { storeFile, verifyFiles, type Report } from './stored-files.ts'

/** Where the data directory stands in a backup. */
export const databaseFolder = 'database'
/** The sealed secrets in a backup. */
export const secretsFile = 'secrets.sealed'

/** What to back up, and how. */
export interface BackupOptions {
  home: string
  /** The superuser's way into the home's database. */
  ownerUrl: string
  /** Folder that the backup is to lie in. */
  to: string
  /** How many backups of this database stay in it. */
  keep: number
  /** Seals the secrets; `null` leaves them out. */
  passphrase: string | null
  /** The key that the environment gives instead of the home. */
  secretsKey: string | undefined
  /** Called after each file that was copied, with the size of all of them, about. */
  onCopied: (bytes: number, name: string, total: number) => Promise<void> | void
  /** Called after each file that was read back. */
  onVerified: Report
  signal: AbortSignal
}

/** A backup that was just made. */
export interface MadeBackup extends Backup {
  /** Folders of old backups that were removed for it. */
  removed: string[]
}

/**
 * Makes one backup: written under a name that nobody takes for a backup, read back, then given its name.
 * @throws LaunchError with one sentence; nothing half made stays.
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { to, keep } = options
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const lock = await takeLock(path.join(path.resolve(to), 'backup.lock'), 'backup')
  if (!('release' in lock)) throw new LaunchError(`Another backup is being written to ${to} (process ${lock.pid}).`)
  const folder = path.join(to, backupName(new Date()))
  const unfinished = folder + unfinishedSuffix
  try {
    sweepUnfinished(to)
    if (existsSync(folder)) throw new LaunchError(`${folder} is there already: wait a second.`)
    mkdirSync(unfinished, { mode: 0o700 })
    const manifest = await withClient(options.ownerUrl, (client) => write(client, unfinished, options))
    await verifyFiles({ folder: unfinished, manifest }, options.onVerified)
    options.signal.throwIfAborted()
    writeFileSync(manifestFile(unfinished), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
    keepFolders(unfinished)
    renameSync(unfinished, folder)
    keepFolder(to)
    return { folder, manifest, removed: rotateBackups(to, manifest.systemIdentifier, keep) }
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (error instanceof LaunchError || options.signal.aborted) throw error
    if (hasCode(error, 'ENOSPC')) throw new LaunchError(`The disk of ${to} is full: there is no new backup.`)
    throw new LaunchError(`The backup could not be made: ${describeFailure(error)}`)
  } finally {
    lock.release()
  }
}

const aboutTheServer = `
  SELECT current_setting('data_directory') AS "dataDirectory", current_setting('server_version') AS postgres,
         (SELECT system_identifier::text FROM pg_control_system()) AS "systemIdentifier",
         ARRAY(SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1)::text[] AS migrations`

type Server = Pick<Manifest, 'postgres' | 'systemIdentifier' | 'migrations'> & { dataDirectory: string }

async function write(client: pg.Client, folder: string, options: BackupOptions): Promise<Manifest> {
  const { home, passphrase, secretsKey, onCopied, signal } = options
  const { rows } = await client.query<Server>(aboutTheServer)
  const server = rows[0]
  if (server === undefined) throw new LaunchError('The database does not say where its files are.')
  const { dataDirectory, ...about } = server
  const total = listDataFiles(dataDirectory).bytes
  refuseFullDisk(options.to, total)
  const report: Report = (bytes, name) => onCopied(bytes, name, total)
  const copied = await copyDataDirectory(client, { dataDirectory, folder, below: databaseFolder, report, signal })
  const made = new Date().toISOString()
  const files = [...copied.stored]
  const keep = async (name: string, source: string | Buffer): Promise<void> => {
    const file = await storeFile(folder, name, source)
    if (file !== null) files.push(file)
  }
  // After the database: every file that the copy of it refers to was there before the copy was complete.
  for (const name of sentFiles(home)) await keep(name, path.join(home, name))
  for (const name of plainNames) await keep(name, path.join(home, name))
  if (passphrase !== null) await keep(secretsFile, await seal(bundleSecrets(home, secretsKey), passphrase))
  const folders = copied.folders.map((name) => path.join(databaseFolder, name))
  return { format: 1, made, version: ownVersion(), ...about, hasSecrets: passphrase !== null, folders, files }
}

function ownVersion(): string {
  return z.object({ version: z.string() }).parse(readJson(inRepository('package.json'))).version
}

/** Makes the names in all folders below survive a power cut, as the files' content does. */
function keepFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isDirectory()) keepFolder(path.join(entry.parentPath, entry.name))
  keepFolder(folder)
}

function keepFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
