import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { commandLine, identifyProcess, signalProcess, waitUntilGone } from '../process-identity.ts'
import type { ServerPlace } from './place.ts'
import { removeSocketDirectory } from './socket-directory.ts'

/**
 * Stops a server that a killed launcher left behind, and removes what would block the next start. Only called by
 * the holder of the home's lock.
 * @returns what was found, for a line to the operator; `null` when nothing was left behind.
 * @throws LaunchError when the server that was left behind does not stop.
 */
export async function recoverFromCrash(place: ServerPlace): Promise<string | null> {
  const pid = runningServerPid(place.dataDirectory)
  let found: string | null = null
  if (pid !== null) {
    await stopServerByPid(pid)
    found = `A PostgreSQL that the last run left behind (process ${pid}) was stopped.`
  } else {
    forgetForeignPid(place.dataDirectory)
  }
  removeSocketDirectory(place.home)
  return found
}

/** Process id of the server that runs on this data directory, or `null`. */
export function runningServerPid(dataDirectory: string): number | null {
  const pid = notedPid(dataDirectory)
  if (pid === null || identifyProcess(pid) === null) return null
  return isServerOf(pid, dataDirectory) ? pid : null
}

function notedPid(dataDirectory: string): number | null {
  const file = path.join(dataDirectory, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

function isServerOf(pid: number, dataDirectory: string): boolean {
  const [program, ...rest] = commandLine(pid)
  return program !== undefined && path.basename(program) === 'postgres' && rest.includes(dataDirectory)
}

/**
 * After a restart of the machine the noted number may belong to some other process of the same account; PostgreSQL
 * would take it for a running server and refuse. The note goes only when that process is plainly something else.
 */
function forgetForeignPid(dataDirectory: string): void {
  const pid = notedPid(dataDirectory)
  if (pid === null || commandLine(pid).length === 0) return
  rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true })
}

/** Stops a server: first "fast" (sessions are cut, everything is written), then at once if it does not listen. */
export async function stopServerByPid(pid: number): Promise<void> {
  const identity = identifyProcess(pid)
  if (identity === null) return
  signalProcess(pid, 'SIGINT')
  if (await waitUntilGone(identity, 3_200)) return
  // "Immediate": no shutdown checkpoint; what was acknowledged is in the log and is recovered at the next start.
  signalProcess(pid, 'SIGQUIT')
  if (await waitUntilGone(identity, 1_300)) return
  throw new LaunchError(`PostgreSQL (process ${pid}) does not stop: end it with "kill ${pid}" and start again.`)
}
