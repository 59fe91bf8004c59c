import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'
import { inRepository } from '../paths.ts'
import { runningUrls } from '../postgres/roles.ts'
import type { Installation } from './run-chaos.ts'

/** The application as an operator runs it: `start --built` as a process of its own, which can be killed and started again. */
export interface Service extends Installation {
  readonly home: string
  /** The launcher; 0 while it does not run. */
  pid(): number
  /** Starts the launcher, and resolves when the application is ready. Throws LaunchError when it ends before. */
  start(): Promise<void>
  /** Resolves with the exit code of the launcher, null after a kill. */
  ended(): Promise<number | null>
  /** Stops everything. */
  stop(): Promise<void>
}

/**
 * An application in a home of its own, not started yet.
 * @param further variables of its environment.
 */
export function service(home: string, port: number, further: NodeJS.ProcessEnv = {}): Service {
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let output = ''
  const env = {
    ...process.env,
    HAMKORI_HOME: home,
    PORT: String(port),
    DEMONSTRATION: 'no',
    TRUSTED_DOCUMENTS: 'off',
    LOG_LEVEL: 'warn',
    ...further,
  }
  const isOver = (): boolean => child === null || child.exitCode !== null || child.signalCode !== null
  return {
    origin,
    home,
    ownerUrl: () => runningUrls(home)?.ownerUrl ?? '',
    pid: () => (isOver() ? 0 : (child?.pid ?? 0)),
    async start() {
      // Without a channel to us: our own end must not be a signal to it that a terminal would not give.
      child = spawn(process.execPath, [inRepository('packages/launch/src/main.ts'), 'start', '--built'], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (piece: Buffer) => (output = (output + piece.toString()).slice(-4_000)))
      while (!(await isReady(origin))) {
        if (isOver()) throw new LaunchError(`The application does not start:\n${output}`)
        await sleep(50)
      }
    },
    async ended() {
      if (child !== null && !isOver()) await once(child, 'exit')
      return child?.exitCode ?? null
    },
    async stop() {
      if (isOver()) return
      child?.kill('SIGTERM')
      await this.ended()
    },
    lastLines: () => `${output}\n${lastLinesOf(path.join(home, 'api.log'))}`,
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(3_000) })).status === 200
  } catch {
    return false
  }
}

/** The last lines of a log; none where there is no log. */
export function lastLinesOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : ''
}
