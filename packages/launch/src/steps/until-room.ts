import { setTimeout as sleep } from 'node:timers/promises'
import { freeBytes, megabytes } from '../backup/disk-space.ts'
import { say } from '../output.ts'

/** PostgreSQL writes its log in files of 16 MB; while it recovers it makes a new one or two, and ends where it cannot. */
const needed = 64_000_000

/**
 * Waits until the disk of a folder has room for PostgreSQL to recover, and says so once: on a full disk each start would fail, and after so
 * many the launcher would give up. Resolves when there is room or `signal` aborts.
 */
export async function untilRoom(folder: string, signal: AbortSignal): Promise<void> {
  if (freeBytes(folder) >= needed) return
  say(`The disk of ${folder} is full: PostgreSQL is started again once ${megabytes(needed)} are free.`)
  while (!signal.aborted && freeBytes(folder) < needed) await sleep(1_000, undefined, { signal }).catch(() => undefined)
}
