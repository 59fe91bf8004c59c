import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { hasCode, LaunchError } from './failure.ts'
import { identifyProcess, processIdentity, stillRuns } from './process-identity.ts'

const lockContent = processIdentity.extend({ verb: z.string() })
type LockContent = z.infer<typeof lockContent>

/** An exclusive right that lasts until `release`, or until its holder is gone. */
export interface Lock {
  release(): void
}

/**
 * Makes this process the only one that runs the home.
 * @param verb what this process does, for the sentence that a second one gets.
 * @throws LaunchError when another process holds the home.
 */
export function lockHome(home: string, verb: string): Lock {
  makeHome(home)
  const taken = tryLock(lockFile(home), verb)
  if ('release' in taken) return taken
  throw new LaunchError(
    `Hamkori already runs in ${home} ("${taken.verb}", process ${taken.pid}): stop it first, ` +
      'or set HAMKORI_HOME to another folder.',
  )
}

/** Runs `work` while no other process holds the lock; waits for one that does. */
export async function whileLocked<T>(file: string, verb: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    const taken = tryLock(file, verb)
    if ('release' in taken) {
      try {
        return await work()
      } finally {
        taken.release()
      }
    }
    await sleep(200)
  }
}

/**
 * Takes a lock or says who holds it. A lock whose holder is gone is taken over: the holder is named by its id and
 * the moment it started, so a later process with the same id does not count.
 */
function tryLock(file: string, verb: string): Lock | LockContent {
  const self = identifyProcess(process.pid)
  if (self === null) throw new LaunchError('/proc is not readable here, and it is needed to tell processes apart.')
  const content = JSON.stringify({ ...self, verb } satisfies LockContent)
  const own = `${file}.${process.pid}`
  writeFileSync(own, content, { mode: 0o644 })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (tryLink(own, file)) return { release: () => releaseIfOurs(file, content) }
      const holder = readHolder(file)
      if (holder !== null && stillRuns(holder)) return holder
      moveStaleAside(file, holder)
    }
    throw new LaunchError(`The lock ${file} cannot be taken: remove it if nothing of Hamkori runs, and start again.`)
  } finally {
    rmSync(own, { force: true })
  }
}

/** The process that runs this home now, or `null`. */
export function holderOf(home: string): LockContent | null {
  const holder = readHolder(lockFile(home))
  return holder !== null && stillRuns(holder) ? holder : null
}

function lockFile(home: string): string {
  return path.join(home, 'launch.lock')
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw new LaunchError(`HAMKORI_HOME (${home}) cannot be made: ${error instanceof Error ? error.message : error}`)
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

function readHolder(file: string): LockContent | null {
  try {
    return lockContent.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Of two processes that find the same stale lock only one moves it; a fresh lock moved by mistake is put back. */
function moveStaleAside(file: string, stale: LockContent | null): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved = readFileSync(aside, 'utf8')
  if (stale !== null && moved !== JSON.stringify(stale)) tryLink(aside, file)
  unlinkSync(aside)
}

function releaseIfOurs(file: string, content: string): void {
  try {
    if (readFileSync(file, 'utf8') === content) rmSync(file, { force: true })
  } catch {
    // Gone already.
  }
}
