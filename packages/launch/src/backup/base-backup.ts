import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { hasCode, LaunchError } from '../failure.ts'
import { atOnce } from './at-once.ts'
import type { StoredFile } from './manifest.ts'
import { storeFile, type Report } from './stored-files.ts'

/** Folders whose content belongs to the running server; a new one fills them itself. As pg_basebackup leaves them out. */
const emptied = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
/** Files that belong to the running server, and what sorts and temporary tables leave. */
const leftOut =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles(\.tmp)?|backup_manifest|pg_internal\.init.*|pgsql_tmp.*|t\d+_\d+(_.*)?(\.\d+)?|.*\.auto\.conf\.tmp)$/
const control = path.join('global', 'pg_control')
const segments = 'pg_wal'

/** What is copied of a data directory. */
export interface DataFiles {
  folders: string[]
  files: string[]
  bytes: number
}

/** The files of a data directory as they are now, the write-ahead log apart. */
export function listDataFiles(dataDirectory: string): DataFiles {
  const found: DataFiles = { folders: [], files: [], bytes: 0 }
  const walk = (folder: string): void => {
    for (const entry of entriesOf(path.join(dataDirectory, folder))) {
      const name = path.join(folder, entry.name)
      if (entry.isDirectory() && !leftOut.test(entry.name)) {
        found.folders.push(name)
        if (!emptied.includes(name)) walk(name)
      } else if (entry.isFile() && !leftOut.test(entry.name)) {
        found.files.push(name)
        found.bytes += statSync(path.join(dataDirectory, name), { throwIfNoEntry: false })?.size ?? 0
      } else if (entry.isSymbolicLink())
        throw new LaunchError(`${path.join(dataDirectory, name)} leads elsewhere, and what lies there is in no backup.`)
    }
  }
  walk('')
  return found
}

/** A folder may go while it is listed: it was a table's that was dropped. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}

/** What a copy of the data directory is written to and told by. */
export interface CopyOptions {
  dataDirectory: string
  /** Folder of the backup. */
  folder: string
  /** Where in it the data directory stands. */
  below: string
  report: Report
  signal: AbortSignal
}

/**
 * Copies the data directory of a server that goes on working, by PostgreSQL's documented low-level calls: the files as they
 * are met, and all of the write-ahead log from before the first until after the last. What recovers from the two is the database
 * as it was at the end.
 * @param client signed in as a superuser; the session stays open all the time, or PostgreSQL gives the backup up.
 */
export async function copyDataDirectory(
  client: pg.Client,
  options: CopyOptions,
): Promise<DataFiles & { stored: StoredFile[] }> {
  const { dataDirectory, folder, below, report, signal } = options
  // The log is kept from now on, until this session ends, however it ends.
  await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [`hamkori_backup_${process.pid}`])
  // It begins a new segment of the log: what is copied of the log tells the order of nothing that came before.
  const { rows: begun } = await client.query<{ segment: string }>(
    "SELECT pg_walfile_name(pg_backup_start('hamkori', true)) AS segment",
  )
  const stored: StoredFile[] = []
  const keep = async (name: string, source: string | Buffer): Promise<void> => {
    signal.throwIfAborted()
    const file = await storeFile(folder, path.join(below, name), source)
    if (file === null) return
    stored.push(file)
    await report(file.bytes, file.path)
  }
  const found = listDataFiles(dataDirectory)
  const early = found.files.filter((name) => name !== control)
  await atOnce(early, (name) => keep(name, path.join(dataDirectory, name)))
  await keep(control, await readControl(path.join(dataDirectory, control)))
  const { rows: ended } = await client.query<{ segment: string; label: string; tablespaces: string }>(
    `SELECT pg_walfile_name(lsn) AS segment, labelfile AS label, spcmapfile AS tablespaces
       FROM pg_backup_stop(wait_for_archive => false)`,
  )
  const [first, last] = [begun[0]?.segment ?? '', ended[0]?.segment ?? '']
  await keep('backup_label', Buffer.from(ended[0]?.label ?? ''))
  if (ended[0]?.tablespaces) await keep('tablespace_map', Buffer.from(ended[0].tablespaces))
  const log = segmentsBetween(dataDirectory, first, last)
  await atOnce(log, (name) => keep(path.join(segments, name), path.join(dataDirectory, segments, name)))
  return { ...found, stored }
}

/** Names of log segments sort as they were written, within one timeline; a running server does not leave its own. */
function segmentsBetween(dataDirectory: string, first: string, last: string): string[] {
  const names = readdirSync(path.join(dataDirectory, segments))
    .filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
    .sort()
  if (names[0] === first && names.at(-1) === last) return names
  throw new LaunchError('PostgreSQL has removed a part of its log that the backup needs: try again.')
}

const tries = 50

/** The control file is written over in place: a copy counts when the next look shows the same. */
async function readControl(file: string): Promise<Buffer> {
  let before = readFileSync(file)
  for (let attempt = 0; attempt < tries; attempt++) {
    await sleep(10)
    const now = readFileSync(file)
    if (now.equals(before)) return now
    before = now
  }
  throw new LaunchError(`${file} changes all the time: try again.`)
}
