import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server that is measured. */
export interface Measured {
  readonly url: string
  /** Resident memory in MiB. */
  memory(): number
  stop(): Promise<void>
}

/** Starts the API as in real use. `DATABASE_URL` and `WEB_DIST` come from the environment. */
export function startApi(): Promise<Measured> {
  return start('../src/main.ts', '/ready')
}

/** Starts the hand-written server beside it. */
export function startBare(): Promise<Measured> {
  return start('bare-server.ts', '/ready')
}

async function start(file: string, ready: string): Promise<Measured> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // The bound and the variable as the launcher starts the API.
  const child = spawn(process.execPath, ['--max-semi-space-size=16', fileURLToPath(new URL(file, import.meta.url))], {
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      DEMONSTRATION: 'yes',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await answers(`${url}${ready}`, child)
  return {
    url,
    memory: () => residentMebibytes(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it was ready`)
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error('the server was not ready after 20 seconds')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

function residentMebibytes(pid: number): number {
  const status = `/proc/${pid}/status`
  if (existsSync(status))
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024)
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024)
}
