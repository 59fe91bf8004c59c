import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'
import { identityOf } from '../paths.ts'
import { commandLine, endProcess } from '../processes.ts'
import { canEnter } from './account.ts'
import { findDataDirectories, type ServerPlace } from './place.ts'

/** What a server says of itself in its data directory. */
export interface Postmaster {
  pid: number
  socketDirectory: string
  /** Whether it lets somebody in. */
  isReady: boolean
}

/** What the file `postmaster.pid` says; PostgreSQL writes it when it starts and removes it when it has stopped. */
export function readPostmaster(dataDirectory: string): Postmaster | null {
  const file = path.join(dataDirectory, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), socketDirectory: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/** The server that runs on this data directory now, or `null`. */
export function runningPostmaster(dataDirectory: string): Postmaster | null {
  const noted = readPostmaster(dataDirectory)
  return noted !== null && commandLine(noted.pid).includes(dataDirectory) ? noted : null
}

/** The socket directory of the server that runs for a home, or `null`. */
export function socketDirectoryOf(home: string): string | null {
  const running = findDataDirectories(home).flatMap((place) => runningPostmaster(place) ?? [])
  return running[0]?.socketDirectory ?? null
}

/**
 * Stops a server: first "fast" (sessions are cut, everything is written), then "immediate", after which what was
 * acknowledged is recovered from the log at the next start.
 * @throws LaunchError when it does not stop.
 */
export async function stopPostmaster(pid: number, dataDirectory: string): Promise<void> {
  const signals = [
    ['SIGINT', 3_200],
    ['SIGQUIT', 1_300],
  ] as const
  if (await endProcess(pid, dataDirectory, signals)) return
  throw new LaunchError(`PostgreSQL (process ${pid}) does not stop: end it with "kill ${pid}" and start again.`)
}

/**
 * Stops a server that a killed launcher left behind, and removes what would block the next start. Only called by
 * the holder of the home's lock. What belongs to the original of a copied home is left alone.
 * @throws LaunchError when a server works here that was started under another name of this folder.
 * @returns what was found, for a line to the operator; `null` when nothing was left behind.
 */
export async function recoverFromCrash(dataDirectory: string): Promise<string | null> {
  const noted = readPostmaster(dataDirectory)
  if (noted === null) return null
  const running = runningPostmaster(dataDirectory)
  if (running === null && worksIn(noted.pid, dataDirectory)) {
    throw new LaunchError(
      `PostgreSQL (process ${noted.pid}) runs on ${dataDirectory} already, started under another name of this folder: stop it first.`,
    )
  }
  if (running !== null) await stopPostmaster(running.pid, dataDirectory)
  else await clearAfterCrash(dataDirectory)
  if (noted.socketDirectory.includes(prefixOf(dataDirectory))) removeSocketDirectory(noted.socketDirectory)
  return running && `A PostgreSQL that the last run left behind (process ${running.pid}) was stopped.`
}

/** A killed server's sessions may be in the middle of something long, or frozen: first they are asked, then ended. */
const endOfSessions = [
  ['SIGQUIT', 1_000],
  ['SIGKILL', 3_000],
] as const

/**
 * Takes out of the way what a server that was killed has left: sessions of its own that still hold its memory, and a note whose
 * process is something else by now. What was acknowledged is in the log; nothing of it is lost by this.
 */
export async function clearAfterCrash(dataDirectory: string): Promise<void> {
  const noted = readPostmaster(dataDirectory)
  if (noted === null) return
  for (const [signal, milliseconds] of endOfSessions) {
    for (const pid of sessionsOf(dataDirectory)) {
      try {
        process.kill(pid, signal)
      } catch {
        // Ended by itself.
      }
    }
    for (const end = Date.now() + milliseconds; sessionsOf(dataDirectory).length > 0 && Date.now() < end;)
      await sleep(25)
  }
  // After a restart of the machine the noted number may belong to another program of the same account; PostgreSQL would
  // take that for a running server and refuse. The note goes only when the process is plainly something else.
  if (commandLine(noted.pid).length > 0) rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true })
}

/** Processes of PostgreSQL that work in this folder; the server itself, which carries the folder in its arguments, is none of them. */
function sessionsOf(dataDirectory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandLine(pid)[0]?.startsWith('postgres: ') === true && worksIn(pid, dataDirectory))
}

/** Whether the folder is the process's working directory: the same one, not one that once had its name. */
function worksIn(pid: number, folder: string): boolean {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(folder)]
    return there.dev === here.dev && there.ino === here.ino
  } catch {
    return false
  }
}

const prefix = 'hamkori-'

/** How the socket directories of one cluster begin, and of no copy of it. */
function prefixOf(dataDirectory: string): string {
  return `${prefix}${identityOf(dataDirectory)}-`
}

/** Linux gives a socket's path 107 bytes; some room is left for the lock file's suffix. */
const longestSocketPath = 100

/**
 * Makes a private, short-named directory for the server's socket, which is the only way into the database: there is no
 * TCP port.
 * @throws LaunchError when no temporary folder is short and open enough.
 */
export function makeSocketDirectory({ account, dataDirectory }: ServerPlace): string {
  const own = prefixOf(dataDirectory)
  for (const parent of new Set([os.tmpdir(), '/tmp', '/run'])) {
    const example = path.join(parent, `${own}XXXXXX`, '.s.PGSQL.5432')
    if (Buffer.byteLength(example) > longestSocketPath || !canEnter(account, parent)) continue
    try {
      const directory = mkdtempSync(path.join(parent, own))
      if (account !== null) chownSync(directory, account.uid, account.gid)
      return directory
    } catch {
      // Not writable: the next one may be.
    }
  }
  throw new LaunchError(
    `No temporary folder is fit for PostgreSQL's socket (${os.tmpdir()}, /tmp): ` +
      `set TMPDIR to a writable folder whose path is shorter than ${longestSocketPath - 30} bytes.`,
  )
}

/** Removes a socket directory, if it is one and holds nothing but sockets. */
export function removeSocketDirectory(directory: string): void {
  if (!path.basename(directory).startsWith(prefix) || !existsSync(directory)) return
  const names = readdirSync(directory)
  if (!names.every((name) => name.startsWith('.s.PGSQL.'))) return
  for (const name of names) rmSync(path.join(directory, name), { force: true })
  rmdirSync(directory)
}
