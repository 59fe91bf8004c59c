import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { apiMemory } from '@hamkori/launch/api-memory.ts'
import { anyFreePort } from '@hamkori/launch/steps/choose-port.ts'
import { waitUntilReady } from '@hamkori/launch/steps/wait-until-ready.ts'

/** A server that is measured. */
export interface Measured extends AsyncDisposable {
  readonly url: string
  /** Resident memory in MiB. */
  memory(): number
  /** Processor time that it has used so far, in milliseconds. */
  processor(): number
}

/**
 * Starts a server and waits until it answers on `/ready`. `DATABASE_URL` and `WEB_DIST` come from the environment.
 * @param file relative to this one.
 */
export async function startServer(file: string): Promise<Measured> {
  const port = await anyFreePort('127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...apiMemory.flags, fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...process.env, ...apiMemory.variables, PORT: String(port), LOG_LEVEL: 'warn', DEMONSTRATION: 'yes' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error(`${file} ended before it was ready`)))
  await waitUntilReady(url, ended.signal).catch((failure: unknown) => {
    child.kill('SIGKILL')
    throw failure
  })
  return {
    url,
    memory: () =>
      Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024),
    processor() {
      // utime and stime, in hundredths of a second (proc(5)); the name before them may hold spaces.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    async [Symbol.asyncDispose]() {
      if (child.kill('SIGTERM')) await once(child, 'exit')
    },
  }
}
