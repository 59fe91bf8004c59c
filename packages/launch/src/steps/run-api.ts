import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { grace } from '@hamkori/schema/grace'
import { z } from 'zod'
import { apiMemory } from '../api-memory.ts'
import { LaunchError } from '../failure.ts'
import { builtApi, identityOf, inRepository, readJson, webDist } from '../paths.ts'
import { commandLine, endProcess } from '../processes.ts'
import { apiEnvironment, type Settings } from '../settings.ts'
import type { Run } from '../supervise.ts'
import { openApiLog } from './api-log.ts'
import type { Content } from './seed-content.ts'
import { waitUntilReady } from './wait-until-ready.ts'

/** A running API. */
export interface RunningApi extends Run {
  port: number
  /** Where it answers, such as `http://127.0.0.1:4000`. */
  origin: string
  logFile: string
}

/** What one start of the API needs to know. */
export interface ApiOptions {
  settings: Settings
  appUrl: string
  /** Where the embedded database keeps its data: the API watches the space on that disk. */
  databaseFolder: string | null
  port: number
  content: Content
  mode: 'production' | 'development'
}

/**
 * Starts the API and waits until it answers on `/ready`; {@link stopApi} stops it.
 * @throws LaunchError with the last lines of its log when it ends before, or does not answer within a minute.
 */
export async function runApi(options: ApiOptions, signal: AbortSignal): Promise<RunningApi> {
  const { settings, port } = options
  const home = settings.HAMKORI_HOME
  const origin = originOf(settings.HOST, port)
  const logFile = path.join(home, 'api.log')
  const child = spawnApi(options)
  const log = openApiLog(home)
  for (const output of [child.stdout, child.stderr]) if (output !== null) log.take(output)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`The API could not be started: ${error.message}`))
    child.once('close', (code, by) => {
      void log.end().then(() => resolve(`The API ended (${by ?? `exit code ${code}`}).`))
    })
  })
  writeNote(home, { pid: child.pid ?? 0, origin, home: identityOf(home) })
  try {
    const lastLines = (): string[] =>
      existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-25) : []
    const failure = ended.then((sentence) =>
      Promise.reject(new LaunchError(`${sentence}\nIts last lines:\n  ${lastLines().join('\n  ')}`)),
    )
    await Promise.race([waitUntilReady(origin, signal), failure])
    return { port, origin, logFile, ended }
  } catch (error) {
    await stopApi(home)
    throw error
  }
}

/** The address people open for an address the API listens on: "all addresses" is reached through loopback. */
export function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

const watching = [
  '--watch-path=src',
  '--watch-path=../../packages/schema/src',
  '--watch-preserve-output',
  '--watch-kill-signal=SIGKILL',
]

function spawnApi({ settings, appUrl, databaseFolder, port, content, mode }: ApiOptions): ChildProcess {
  return spawn(
    process.execPath,
    [
      ...(mode === 'development' ? watching : []),
      ...apiMemory.flags,
      '--import',
      inRepository('packages/launch/src/api-guard.mjs'),
      mode === 'development' ? 'src/main.ts' : builtApi,
      // Not read by the API: it tells this process from others.
      settings.HAMKORI_HOME,
    ],
    {
      cwd: inRepository('apps/api'),
      env: {
        ...process.env,
        ...apiEnvironment(settings, appUrl),
        ...apiMemory.variables,
        PORT: String(port),
        NODE_ENV: mode,
        WEB_DIST: webDist,
        ...(databaseFolder === null ? {} : { DATABASE_FOLDER: databaseFolder }),
        DEMONSTRATION: content === 'demonstration' ? 'yes' : 'no',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal reaches the launcher only, which stops things in their order.
      detached: true,
    },
  )
}

/** `home` tells the note in a copy of the home from that of the original, whose API is none of the copy's business. */
const note = z.object({ pid: z.int(), origin: z.string(), home: z.string() })

/** Longer than any note: the spaces behind it take the place of what a longer one has left. */
const noteLength = 512

/** Writes over the note of the run before, which takes no more room: an API that is started again on a full disk is found all the same. */
function writeNote(home: string, written: z.infer<typeof note>): void {
  const descriptor = openSync(noteOf(home), existsSync(noteOf(home)) ? 'r+' : 'w')
  try {
    writeSync(descriptor, JSON.stringify(written).padEnd(noteLength), 0)
  } finally {
    closeSync(descriptor)
  }
}

function noteOf(home: string): string {
  return path.join(home, 'api.json')
}

/** The API that runs for this home now, or `null`. */
export function runningApi(home: string): z.infer<typeof note> | null {
  const { data } = note.safeParse(readJson(noteOf(home)))
  return data !== undefined && data.home === identityOf(home) && commandLine(data.pid).includes(home) ? data : null
}

/**
 * Stops the API of a home: the one that was started here, or one that a killed launcher left behind. Only called by the
 * holder of the home's lock.
 * @returns its process id, or `null` when none ran.
 */
export async function stopApi(home: string): Promise<number | null> {
  const running = runningApi(home)
  const signals = [
    ['SIGTERM', grace.kill],
    ['SIGKILL', 1_000],
  ] as const
  if (running !== null) await endProcess(running.pid, home, signals)
  rmSync(noteOf(home), { force: true })
  return running?.pid ?? null
}
