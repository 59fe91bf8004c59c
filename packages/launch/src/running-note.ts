import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { processIdentity, signalProcess, stillRuns, waitUntilGone } from './process-identity.ts'

const runningNote = z.object({ api: processIdentity, origin: z.string() })
type RunningNote = z.infer<typeof runningNote>

function noteOf(home: string): string {
  return path.join(home, 'running.json')
}

/** Writes down which API runs for this home and where it answers. */
export function noteRunning(home: string, note: RunningNote): void {
  writeFileSync(noteOf(home), JSON.stringify(note))
}

/** Removes the note. */
export function forgetRunning(home: string): void {
  rmSync(noteOf(home), { force: true })
}

/** The API that runs for this home now, or `null`. */
export function runningApi(home: string): RunningNote | null {
  try {
    const note = runningNote.parse(JSON.parse(readFileSync(noteOf(home), 'utf8')))
    return stillRuns(note.api) ? note : null
  } catch {
    return null
  }
}

/**
 * Stops an API that a killed launcher left behind. Only called by the holder of the home's lock.
 * @returns a line for the operator, or `null` when there was none.
 */
export async function stopLeftoverApi(home: string): Promise<string | null> {
  const note = runningApi(home)
  if (note !== null) {
    signalProcess(note.api.pid, 'SIGTERM')
    if (!(await waitUntilGone(note.api, 4_000))) signalProcess(note.api.pid, 'SIGKILL')
    await waitUntilGone(note.api, 1_000)
  }
  forgetRunning(home)
  return note === null ? null : `An API that the last run left behind (process ${note.api.pid}) was stopped.`
}
