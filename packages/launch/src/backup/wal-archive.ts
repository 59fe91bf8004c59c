import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { runAs, type Account } from '../postgres/account.ts'

/** Seconds after which a piece of the log that has begun is archived though it is not full: so much is lost with the disk of the database. */
export const archiveSeconds = 60

const suffix = '.gz'
const segmentName = /^[0-9A-F]{24}$/

/** The identifier that a cluster is given when it is made and that all its copies keep: PostgreSQL's `pg_control` begins with it. */
export function systemIdentifierOf(dataDirectory: string): string {
  const descriptor = openSync(path.join(dataDirectory, 'global/pg_control'), 'r')
  try {
    const bytes = Buffer.alloc(8)
    readSync(descriptor, bytes, 0, 8, 0)
    return bytes.readBigUInt64LE().toString()
  } finally {
    closeSync(descriptor)
  }
}

/** Where the log of one cluster lies in the archive. */
export function archiveOf(archive: string, systemIdentifier: string): string {
  return path.join(archive, systemIdentifier)
}

/**
 * What a server is started with that archives its log (PostgreSQL 18, 25.3.1): each piece is compressed, on the disk before it
 * gets its name, and never written over. One that is there already must be the same, as after a crash between the two.
 * @throws LaunchError when the folder cannot be made or the server's account cannot write to it.
 */
export function archivingSettings(folder: string, account: Account | null): Record<string, string> {
  try {
    // The account has to walk in; what lies there is its own.
    mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account !== null) chownSync(folder, account.uid, account.gid)
  } catch (error) {
    throw new LaunchError(`${folder} cannot be made, where WAL_ARCHIVE wants the log to be: ${String(error)}`)
  }
  refuseUnless(['-w', folder], account, `${folder} cannot be written to by the account that PostgreSQL runs as.`)
  const [kept, part] = [`"${folder}/%f${suffix}"`, `"${folder}/.%f.part"`]
  const same = `gzip -dc ${kept} | cmp -s - "%p"`
  const write = `gzip -c "%p" > ${part} && sync ${part} && mv ${part} ${kept} && sync "${folder}"`
  return {
    archive_mode: 'on',
    archive_timeout: String(archiveSeconds),
    archive_command: `if test -f ${kept}; then ${same}; else ${write}; fi`,
  }
}

/**
 * What a restored server is started with, so that it replays what was archived since the backup, up to `until` or all of it. What
 * it writes then begins a timeline of its own.
 * @param folder the cluster's in the archive; null where there is none: then it replays what is in the backup.
 */
export function recoverySettings(folder: string | null, until: Date | null): Record<string, string> {
  const command = folder === null ? 'false' : `gzip -dc "${folder}/%f${suffix}" > "%p"`
  const target =
    until === null
      ? {}
      : {
          recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00:00'),
          recovery_target_action: 'promote',
        }
  return { restore_command: command, recovery_target_timeline: 'latest', hot_standby: 'off', ...target }
}

/** The pieces of the log in the archive, in order. */
function archivedSegments(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix) && segmentName.test(name.slice(0, -suffix.length)))
    .map((name) => name.slice(0, -suffix.length))
    .sort()
}

/**
 * Refuses an archive from which the log could not be replayed whole: recovery itself would end at the first piece that is missing, and
 * say nothing.
 * @param last the last piece that the backup itself has.
 */
export function refuseTornArchive(folder: string, last: string, account: Account | null): void {
  if (!existsSync(folder)) throw new LaunchError(`The archive holds nothing of this database: ${folder} is missing.`)
  let before = last
  for (const name of archivedSegments(folder)) {
    if (name.slice(0, 8) !== last.slice(0, 8) || name <= last) continue
    const expected = segmentAfter(before)
    if (name !== expected) throw new LaunchError(`${folder} lacks ${expected}: what came after it cannot be replayed.`)
    refuseUnless(['-r', path.join(folder, name + suffix)], account, `${name} in ${folder} cannot be read.`)
    before = name
  }
}

/** The name of the piece of 16 MiB after another one, in the same timeline. */
export function segmentAfter(name: string): string {
  const next = BigInt(`0x${name.slice(8)}`) + 1n
  const [high, low] = [next >> 32n, next & 0xff_ff_ff_ffn]
  // The last eight digits count to FF: a file of the log is 256 pieces.
  const [file, piece] = low > 0xffn ? [high + 1n, 0n] : [high, low]
  const digits = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0')
  return name.slice(0, 8) + digits(file) + digits(piece)
}

/**
 * Removes what was archived before the piece with which the newest backup begins, of the same timeline or an older one: no restore wants it, and it
 * tells the order in which ratings came.
 * @returns how many pieces were removed.
 */
export function trimArchive(folder: string, first: string): number {
  const old = archivedSegments(folder).filter((name) => name.slice(8) < first.slice(8))
  for (const name of old) rmSync(path.join(folder, name + suffix), { force: true })
  return old.length
}

function refuseUnless(test: readonly [string, string], account: Account | null, sentence: string): void {
  const { status } = spawnSync('test', test, { ...runAs(account), stdio: 'ignore', cwd: '/' })
  if (status !== 0) throw new LaunchError(sentence)
}
