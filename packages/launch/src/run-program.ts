import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { LaunchError } from './failure.ts'
import { repositoryRoot } from './paths.ts'

/** How a program is run. */
export interface RunOptions {
  cwd?: string
  /** Beside our own environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>
  /** Receives each line of output; without it the output goes straight to the terminal. */
  onLine?: (line: string) => void
  /** Ends the program, and what it started, with SIGTERM; after three seconds with SIGKILL. */
  signal?: AbortSignal | undefined
}

/** Runs a program, of the folder's own packages too, to its end and returns its exit code (128 + n when a signal ended it). */
export function runProgram(program: string, args: string[], options: RunOptions = {}): Promise<number> {
  const { cwd = repositoryRoot, env, onLine, signal } = options
  const output = onLine === undefined ? 'inherit' : 'pipe'
  return new Promise((resolve, reject) => {
    const PATH = `${path.join(cwd, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`
    // A process group of its own, so that the whole tree can be ended together.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH, ...env },
      stdio: ['ignore', output, output],
      detached: true,
    })
    const stop = (): void => {
      endGroup(child.pid, 'SIGTERM')
      setTimeout(() => endGroup(child.pid, 'SIGKILL'), 3_000).unref()
    }
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted === true) stop()
    for (const input of [child.stdout, child.stderr]) {
      if (input !== null && onLine !== undefined) createInterface({ input }).on('line', onLine)
    }
    child.once('error', (error) => reject(new LaunchError(`"${program}" could not be run: ${error.message}`)))
    child.once('close', (code, by) => {
      signal?.removeEventListener('abort', stop)
      resolve(code ?? (by === 'SIGKILL' ? 137 : 143))
    })
  })
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // Ended already.
  }
}
