import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

/** The application as the launcher starts it: its own process, a real socket, the database of the test file. */
export interface RunningApplication {
  readonly origin: string
  readonly port: number
  readonly metricsPort: number
  readonly pid: number
  /** Everything it has written so far, to both outputs. */
  output(): string
  /** Sends a signal and waits for the end. Answers with the exit code (null after a signal that cannot be caught) and the seconds it took. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; seconds: number }>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Starts the application and waits until it is alive. The caller must stop it. */
export async function startApplication(environment: Record<string, string> = {}): Promise<RunningApplication> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const { process: child, output } = launch({
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    LOG_LEVEL: 'trace',
    ...environment,
  })
  const ended = once(child, 'exit')
  const origin = `http://127.0.0.1:${port}`
  const deadline = performance.now() + 30_000
  while (!(await isAlive(origin))) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`the application did not start:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    origin,
    port,
    metricsPort,
    pid: child.pid ?? 0,
    output,
    async stop(signal = 'SIGTERM') {
      const start = performance.now()
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return { code, seconds: (performance.now() - start) / 1000 }
    },
  }
}

/** Runs the application with an environment that it must refuse, to its end. */
export async function runToEnd(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { process: child, output } = launch(environment)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output: output() }
}

function launch(environment: Record<string, string>) {
  const { DATABASE_URL, SECRETS_KEY, PATH, HOME } = process.env
  const child = spawn(process.execPath, [main], {
    env: {
      ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }),
      ...(SECRETS_KEY === undefined ? {} : { SECRETS_KEY }),
      ...(PATH === undefined ? {} : { PATH }),
      ...(HOME === undefined ? {} : { HOME }),
      NODE_ENV: 'production',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
  child.stderr.on('data', (piece: Buffer) => (text += piece.toString('utf8')))
  return { process: child, output: () => text }
}

async function isAlive(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
