import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { archiveOf, archivingSettings, systemIdentifierOf } from '../backup/wal-archive.ts'
import { describeFailure, LaunchError } from '../failure.ts'
import { secretsOf, type Secrets } from '../secrets.ts'
import type { Run } from '../supervise.ts'
import { runAs } from './account.ts'
import { socketUrl } from './connection-url.ts'
import { ensureCluster } from './initialise.ts'
import { prepareServerPlace, serverEnvironment, type ServerPlace } from './place.ts'
import {
  clearAfterCrash,
  makeSocketDirectory,
  readPostmaster,
  recoverFromCrash,
  removeSocketDirectory,
  stopPostmaster,
} from './postmaster.ts'
import { ownerRole } from './roles.ts'

/** A running embedded server. */
export interface EmbeddedServer extends Run {
  place: ServerPlace
  secrets: Secrets
  socketDirectory: string
  /** The process that runs now. */
  readonly pid: number
  logFile: string
  /** Connection string of the superuser for one database. */
  ownerUrl(database: string): string
  /**
   * Starts it again after it has ended by itself. Connection strings stay true: the socket is where it was. PostgreSQL recovers from
   * its log whatever it had acknowledged.
   */
  startAgain: (signal: AbortSignal) => Promise<Run>
  /** Ends all sessions, writes everything, removes the socket directory. May be called twice. */
  stop(): Promise<void>
}

/**
 * Given on the command line, where no file in the data directory can weaken them.
 * No TCP; every commit is on the disk before it is acknowledged; the log holds no statement and no row.
 */
const settings = {
  listen_addresses: '',
  // DATABASE_POOL goes up to 200; jobs, doctor, seed and migrations need a few beside it.
  max_connections: '220',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // The log holds everything that a backup of the running server is recovered from.
  wal_level: 'replica',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_connections: '',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  unix_socket_permissions: '0700',
}

/** What a server is started with beside its ordinary settings. */
export interface ServerOptions {
  /** Where its log is archived, in a folder of its own; nowhere when it is missing. */
  walArchive?: string | undefined
  /** What it is to replay at this start; only of a database that was just restored. */
  recovery?: Record<string, string>
}

/**
 * Starts the embedded server of a home, creating its cluster the first time and cleaning up after a crash.
 * The caller holds the home's lock.
 * @param say receives lines of progress.
 * @throws LaunchError with one sentence for the operator.
 */
export async function startEmbeddedServer(
  home: string,
  say: (line: string) => void,
  { walArchive, recovery }: ServerOptions = {},
): Promise<EmbeddedServer> {
  const place = prepareServerPlace(home)
  if (place.folder !== path.join(home, 'postgres'))
    say(`The database lies in ${place.folder} (see the note in ${home}).`)
  const recovered = await recoverFromCrash(place.dataDirectory)
  if (recovered !== null) say(recovered)
  const secrets = secretsOf(home)
  const cluster = ensureCluster(place, secrets.ownerPassword)
  if (cluster === 'created') say(`A new PostgreSQL ${place.major} cluster was made in ${place.dataDirectory}.`)

  const archive = walArchive && archiveOf(walArchive, systemIdentifierOf(place.dataDirectory))
  const further = { ...(archive ? archivingSettings(archive, place.account) : {}), ...recovery }
  const socketDirectory = makeSocketDirectory(place)
  try {
    let child = await spawnUntilReady(place, socketDirectory, further)
    let stopping: Promise<void> | null = null
    const untilEnd = (): Promise<string> =>
      new Promise((resolve) => {
        const end = (code: number | null, signal: string | null): void => {
          if (stopping === null) resolve(`PostgreSQL ended unexpectedly (${signal ?? `exit code ${code}`}).`)
        }
        if (child.exitCode !== null || child.signalCode !== null) end(child.exitCode, child.signalCode)
        else child.once('exit', end)
      })
    return {
      place,
      secrets,
      socketDirectory,
      get pid() {
        return child.pid ?? 0
      },
      logFile: logOf(home),
      ownerUrl: (database) =>
        socketUrl({ user: ownerRole, password: secrets.ownerPassword, database, socketDirectory }),
      ended: untilEnd(),
      async startAgain(signal) {
        await clearAfterCrash(place.dataDirectory)
        child = await spawnUntilReady(place, socketDirectory, further, signal)
        return { ended: untilEnd() }
      },
      stop: () => (stopping ??= stop(child, place).finally(() => removeSocketDirectory(socketDirectory))),
    }
  } catch (error) {
    removeSocketDirectory(socketDirectory)
    throw error
  }
}

/** After kill -9 of the server its sessions take a moment to notice; until then a new server is refused. */
const leftoverSessions = /shared memory block|lock file "postmaster\.pid" already exists/
const longestLeftover = 10_000

async function spawnUntilReady(
  place: ServerPlace,
  socketDirectory: string,
  further: Record<string, string>,
  signal?: AbortSignal,
): Promise<ChildProcess> {
  const end = Date.now() + longestLeftover
  for (;;) {
    signal?.throwIfAborted()
    const log = openServerLog(place.home)
    const child = spawnServer(place, { ...further, unix_socket_directories: socketDirectory }, log.descriptor)
    try {
      await waitUntilReady(child, place, log.offset, signal)
      return child
    } catch (error) {
      await stop(child, place)
      if (signal?.aborted === true || !leftoverSessions.test(describeFailure(error)) || Date.now() > end) throw error
    }
    await sleep(300)
  }
}

function spawnServer(place: ServerPlace, further: Record<string, string>, log: number): ChildProcess {
  const options = Object.entries({ ...settings, ...further })
  try {
    return spawn(
      path.join(place.programs, 'postgres'),
      ['-D', place.dataDirectory, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...runAs(place.account),
        env: serverEnvironment(),
        cwd: '/',
        stdio: ['ignore', log, log],
        // A session of its own: Ctrl-C in the terminal reaches the launcher only, which stops the API first.
        detached: true,
      },
    )
  } finally {
    closeSync(log)
  }
}

const largestLog = 5_000_000

function logOf(home: string): string {
  return path.join(home, 'postgres.log')
}

/** The server's log: errors without statements, rows or addresses. */
function openServerLog(home: string): { descriptor: number; offset: number } {
  const file = logOf(home)
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.old`)
  const descriptor = openSync(file, 'a', 0o600)
  return { descriptor, offset: statSync(file).size }
}

/** Milliseconds. Recovery after a power cut reads the whole log since the last checkpoint; a slow disk needs minutes. */
const longestStart = 300_000

async function waitUntilReady(
  child: ChildProcess,
  place: ServerPlace,
  offset: number,
  signal?: AbortSignal,
): Promise<void> {
  let fault: Error | null = null
  child.once('error', (error) => (fault = new LaunchError(`PostgreSQL could not be started: ${error.message}`)))
  const end = Date.now() + longestStart
  while (fault === null) {
    signal?.throwIfAborted()
    const noted = readPostmaster(place.dataDirectory)
    if (noted?.pid === child.pid && noted?.isReady === true) return
    if (child.exitCode !== null || child.signalCode !== null)
      throw new LaunchError(`PostgreSQL did not start: ${reasonInLog(place.home, offset)}`)
    if (Date.now() > end) throw new LaunchError('PostgreSQL did not answer within five minutes.')
    await sleep(20)
  }
  throw fault
}

function reasonInLog(home: string, offset: number): string {
  const file = logOf(home)
  const lines = readFileSync(file).subarray(offset).toString('utf8').trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC|could not/.test(line))
  return `${fatal ?? lines.at(-1) ?? 'no reason given'} (log: ${file})`
}

async function stop(child: ChildProcess, place: ServerPlace): Promise<void> {
  if (child.pid !== undefined) await stopPostmaster(child.pid, place.dataDirectory)
}
