import { globSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from './failure.ts'

/** The arguments a process was started with; empty when it is gone, a zombie, or not ours to read. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  } catch {
    return []
  }
}

/**
 * Sends signals, one after the other, until the process is gone.
 * @param argument one of its command line, so that a later process with the same number is never touched.
 * @param signals each with the milliseconds it is given to work.
 * @returns whether the process is gone.
 */
export async function endProcess(
  pid: number,
  argument: string,
  signals: readonly (readonly [NodeJS.Signals, number])[],
): Promise<boolean> {
  for (const [signal, milliseconds] of signals) {
    if (!commandLine(pid).includes(argument)) break
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!hasCode(error, 'ESRCH')) throw error
    }
    const end = Date.now() + milliseconds
    while (commandLine(pid).includes(argument) && Date.now() < end) await sleep(25)
  }
  // The command line goes first, the threads last, and with them the ports and files that the process held.
  for (const end = Date.now() + 1_000; globSync(`/proc/${pid}/task/*`).length > 1 && Date.now() < end;) await sleep(10)
  return !commandLine(pid).includes(argument)
}
