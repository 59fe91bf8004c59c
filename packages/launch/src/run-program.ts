import { spawn } from 'node:child_process'
import path from 'node:path'
import { LaunchError } from './failure.ts'
import { inRepository, repositoryRoot } from './paths.ts'

/** How a program is run. */
export interface RunOptions {
  cwd?: string
  env?: Record<string, string | undefined>
  /** Receives each line of output; without it the output goes straight to the terminal. */
  onLine?: (line: string) => void
  /** Ends the program (and what it started) with SIGTERM. */
  signal?: AbortSignal
}

/** Our environment for child processes: the pinned Node first on the path, no telemetry, nothing of an outer npm. */
export function childEnvironment(
  extra: Record<string, string | undefined> = {},
  cwd = repositoryRoot,
): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name))
  const bins = [
    path.join(cwd, 'node_modules/.bin'),
    inRepository('node_modules/.bin'),
    inRepository('.hamkori/tools/node_modules/.bin'),
  ]
  return {
    ...Object.fromEntries(own),
    PATH: [...new Set([...bins, process.env.PATH ?? ''])].join(path.delimiter),
    CHECKPOINT_DISABLE: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    // What we print of a child is plain where we are: colours are for terminals.
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }),
    ...extra,
  }
}

/** Runs a program to its end and returns its exit code (128 + n when a signal ended it). */
export function runProgram(program: string, args: string[], options: RunOptions = {}): Promise<number> {
  const cwd = options.cwd ?? repositoryRoot
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: childEnvironment(options.env, cwd),
      stdio: ['ignore', options.onLine ? 'pipe' : 'inherit', options.onLine ? 'pipe' : 'inherit'],
      // A process group of its own, so that the whole tree can be ended together.
      detached: true,
    })
    const stop = (): void => {
      if (child.pid !== undefined && child.exitCode === null) endGroup(child.pid)
    }
    options.signal?.addEventListener('abort', stop, { once: true })
    if (options.signal?.aborted) stop()
    const { onLine } = options
    if (onLine !== undefined) {
      eachLine(child.stdout, onLine)
      eachLine(child.stderr, onLine)
    }
    child.once('error', (error) => reject(new LaunchError(`"${program}" could not be run: ${error.message}`)))
    child.once('close', (code, signal) => {
      options.signal?.removeEventListener('abort', stop)
      resolve(code ?? (signal === 'SIGKILL' ? 137 : 143))
    })
  })
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM')
    setTimeout(() => {
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // Ended in time.
      }
    }, 3_000).unref()
  } catch {
    // Ended already.
  }
}

/** Calls back for each line of a stream, the last one included when it has no line end. */
export function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  stream?.on('end', () => {
    if (rest !== '') onLine(rest)
  })
}

/**
 * Runs a program that must succeed, quietly: its output is shown only when it fails.
 * @throws LaunchError with `sentence`, after the output was printed.
 */
export async function runQuietly(
  program: string,
  args: string[],
  sentence: string,
  options: RunOptions = {},
): Promise<void> {
  const lines: string[] = []
  const code = await runProgram(program, args, { ...options, onLine: (line) => lines.push(line) })
  if (code === 0) return
  process.stderr.write(`${lines.slice(-60).join('\n')}\n`)
  throw new LaunchError(
    options.signal?.aborted === true ? 'Stopped.' : `${sentence} (exit code ${code}; its last lines are above).`,
  )
}
