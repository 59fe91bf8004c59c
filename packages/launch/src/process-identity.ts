import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { hasCode } from './failure.ts'

/**
 * A process that cannot be mistaken for a later one with the same number:
 * its id, and the moment it started in clock ticks since boot, with the boot's own id.
 */
export const processIdentity = z.object({
  pid: z.int().positive(),
  startedAt: z.string(),
})
export type ProcessIdentity = z.infer<typeof processIdentity>

/** True when some process has this id now, whoever owns it. */
export function pidIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

/** The identity of a running process, or `null` when it does not run (a zombie does not). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name stands in brackets and may itself hold spaces and brackets: count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return { pid, startedAt: `${boot}/${fields[19] ?? ''}` }
  } catch {
    return null
  }
}

/** True when exactly this process, not a later one with its number, still runs. */
export function stillRuns(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt
}

/** The arguments a process was started with; empty when it is gone or not ours to read. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  } catch {
    return []
  }
}

/** Sends a signal and says whether the process was there to receive it. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
    throw error
  }
}

/** Waits until the process is gone; `false` when it still runs after `milliseconds`. */
export async function waitUntilGone(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (stillRuns(identity)) {
    if (Date.now() > end) return false
    await sleep(25)
  }
  return true
}
