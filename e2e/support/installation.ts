import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

const repository = new URL('../..', import.meta.url)
const launcher = ['packages/launch/src/cli.mjs']
const longestStart = 120_000

/** Where an installation of a journey's own lives, and with what it runs. */
export interface InstallationOptions {
  readonly home: string
  readonly port: number
  readonly environment?: Readonly<Record<string, string>>
  /** How far ahead of the true time its clock is, in milliseconds. */
  readonly ahead?: number
}

/** A running installation of a journey's own: the territory and nothing else, started by the command that people use. */
export interface Installation {
  readonly origin: string
  /** Runs another command of the launcher for this installation. Throws what it printed when it fails. */
  run(...command: string[]): Promise<void>
  /** Stops it as Ctrl-C does; the data is kept. */
  stop(): Promise<void>
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts an installation and waits until it answers. Throws what it printed when it does not. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const origin = `http://localhost:${options.port}`
  const env = environmentOf(options)
  const process = launch(['start'], env)
  const printed = gather(process)
  await waitUntilReady(origin, process, printed)
  return {
    origin,
    async run(...command) {
      const other = launch(command, env)
      const said = gather(other)
      const [code] = (await once(other, 'close')) as [number | null]
      if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${said()}`)
    },
    async stop() {
      if (process.exitCode !== null) return
      const ended = once(process, 'close')
      process.kill('SIGTERM')
      await ended
    },
  }
}

function launch(command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn('node', [...launcher, ...command], { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

function environmentOf({ home, port, environment, ahead = 0 }: InstallationOptions): NodeJS.ProcessEnv {
  const clock = new URL('moved-clock.mjs', import.meta.url).href
  return {
    ...process.env,
    HAMKORI_HOME: home,
    PORT: String(port),
    DEMONSTRATION: 'no',
    LOG_LEVEL: 'warn',
    ...environment,
    CLOCK_AHEAD: String(ahead),
    NODE_OPTIONS: [process.env['NODE_OPTIONS'], `--import=${clock}`].filter(Boolean).join(' '),
  }
}

function gather(process: ChildProcess): () => string {
  const parts: string[] = []
  for (const stream of [process.stdout, process.stderr]) stream?.on('data', (part: Buffer) => parts.push(String(part)))
  return () => parts.join('')
}

async function waitUntilReady(origin: string, process: ChildProcess, printed: () => string): Promise<void> {
  for (const until = Date.now() + longestStart; Date.now() < until;) {
    if (process.exitCode !== null) break
    const answer = await fetch(`${origin}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  process.kill('SIGTERM')
  throw new Error(`the installation did not start:\n${printed()}`)
}
