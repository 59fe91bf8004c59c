import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { canEnter } from './account.ts'
import type { ServerPlace } from './place.ts'

const prefix = 'hamkori-'
const socketName = '.s.PGSQL.5432'
/** Linux gives a socket's path 107 bytes; some module is left for the lock file's suffix. */
const longestSocketPath = 100

/**
 * Makes a private, short-named directory for the server's socket and notes it in the home, so that the next start
 * can remove it after a crash. The socket is the only way into the database: there is no TCP port.
 * @throws LaunchError when no temporary folder is short and open enough.
 */
export function makeSocketDirectory(place: ServerPlace): string {
  for (const parent of new Set([os.tmpdir(), '/tmp', '/run'])) {
    const example = path.join(parent, `${prefix}XXXXXX`, socketName)
    if (Buffer.byteLength(example) > longestSocketPath || !canEnter(place.account, parent)) continue
    try {
      const directory = mkdtempSync(path.join(parent, prefix))
      writeFileSync(noteOf(place.home), directory)
      if (place.account !== null) chownSync(directory, place.account.uid, place.account.gid)
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

/** Removes the socket directory that the last run noted, if it holds nothing but sockets. */
export function removeSocketDirectory(home: string): void {
  const note = noteOf(home)
  if (!existsSync(note)) return
  const directory = readFileSync(note, 'utf8').trim()
  if (path.basename(directory).startsWith(prefix) && existsSync(directory)) {
    for (const name of readdirSync(directory)) {
      if (name.startsWith('.s.PGSQL.')) rmSync(path.join(directory, name), { force: true })
    }
    try {
      rmdirSync(directory)
    } catch {
      // Something else lies in it: then it is not only ours, and it stays.
    }
  }
  rmSync(note, { force: true })
}

/** The socket directory a running server of this home was given, or `null`. */
export function notedSocketDirectory(home: string): string | null {
  const note = noteOf(home)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null
}

function noteOf(home: string): string {
  return path.join(home, 'socket-directory')
}
