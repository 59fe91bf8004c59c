import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { runAs, type Account } from '../../postgres/account.ts'
import { lastLinesOf } from '../service.ts'

/** A program of the cluster, which can be killed and started again. */
export interface Program {
  readonly name: string
  /** 0 while it does not run. */
  pid(): number
  start(): void
  /** Ends it, and resolves when it has ended. */
  end(signal: NodeJS.Signals): Promise<void>
  /** What it wrote last, for whoever looks for the reason of a failure. */
  lastLines(): string
}

/** How a program is run. */
export interface ProgramOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly account: Account | null
  readonly folder: string
  readonly logFile: string
}

/** A program, not started yet. */
export function program(name: string, { command, args, env, account, folder, logFile }: ProgramOptions): Program {
  let child: ChildProcess | null = null
  const isOver = (): boolean => child === null || child.exitCode !== null || child.signalCode !== null
  return {
    name,
    pid: () => (isOver() ? 0 : (child?.pid ?? 0)),
    start() {
      const log = openSync(logFile, 'a')
      const environment = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env }
      const options = { ...runAs(account), cwd: folder, env: environment, stdio: ['ignore', log, log] } as const
      child = spawn(command, args, { ...options, stdio: [...options.stdio] })
      // Said by whoever waits for it to answer.
      child.on('error', () => undefined)
      closeSync(log)
    },
    async end(signal) {
      if (child === null || isOver()) return
      child.kill(signal)
      await once(child, 'exit')
    },
    lastLines: () => `${name}:\n${lastLinesOf(logFile)}`,
  }
}
