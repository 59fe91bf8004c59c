import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchError } from '../failure.ts'
import { inRepository, webDist } from '../paths.ts'
import { identifyProcess, signalProcess, waitUntilGone } from '../process-identity.ts'
import { childEnvironment, eachLine } from '../run-program.ts'
import { forgetRunning, noteRunning } from '../running-note.ts'
import { secretsKeyOf } from '../secrets-key.ts'
import type { Settings } from '../settings.ts'
import { RotatingLog } from './rotating-log.ts'
import type { Content } from './seed-content.ts'

/** A running API. */
export interface RunningApi {
  /** Where it answers, such as `http://127.0.0.1:4000`. */
  origin: string
  logFile: string
  /** Resolves with a sentence when it ends without having been asked to. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** What one start of the API needs to know. */
export interface ApiOptions {
  settings: Settings
  appUrl: string
  port: number
  content: Content
  mode: 'production' | 'development'
}

const longestStart = 60_000

/**
 * Starts the API and waits until it answers on `/ready`.
 * @throws LaunchError with the last lines of its log when it ends before, or does not answer within a minute.
 */
export async function runApi(options: ApiOptions, signal: AbortSignal): Promise<RunningApi> {
  const { settings, port } = options
  const log = new RotatingLog(path.join(settings.HAMKORI_HOME, 'api.log'))
  const lastLines: string[] = []
  const child = spawnApi(options)
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, (line) => {
      log.write(line)
      lastLines.push(line)
      if (lastLines.length > 25) lastLines.shift()
    })
  }
  let stopping: Promise<void> | null = null
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`The API could not be started: ${error.message}`))
    child.once('close', (code, by) => {
      log.close()
      const how = by === null ? `exit code ${code}` : by
      if (stopping === null) resolve(`The API ended (${how}). Its last lines:\n  ${lastLines.join('\n  ')}`)
    })
  })
  const stop = (): Promise<void> => {
    stopping ??= stopApi(child, settings.HAMKORI_HOME)
    return stopping
  }
  const origin = originOf(settings.HOST, port)
  if (child.pid !== undefined) {
    const api = identifyProcess(child.pid)
    if (api !== null) noteRunning(settings.HAMKORI_HOME, { api, origin })
  }
  try {
    const failure = ended.then((sentence) => Promise.reject(new LaunchError(sentence)))
    await Promise.race([waitUntilReady(origin, signal), failure])
    return { origin, logFile: log.file, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address people open for an address the API listens on: "all addresses" is reached through loopback. */
export function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function spawnApi({ settings, appUrl, port, content, mode }: ApiOptions): ChildProcess {
  const cwd = inRepository('apps/api')
  const watch =
    mode === 'development'
      ? [
          '--watch-path=src',
          '--watch-path=../../packages/schema/src',
          '--watch-preserve-output',
          '--watch-kill-signal=SIGKILL',
        ]
      : []
  return spawn(
    process.execPath,
    // A bound to V8's young generation, which it would let grow further under load: a quarter less memory at the same speed.
    [
      ...watch,
      '--max-semi-space-size=16',
      '--import',
      inRepository('packages/launch/src/api-guard.mjs'),
      'src/main.ts',
    ],
    {
      cwd,
      env: childEnvironment(
        {
          // Two heaps of the C library instead of eight for each core: a tenth less memory at the same speed (docs/performance.md).
          MALLOC_ARENA_MAX: '2',
          DATABASE_URL: appUrl,
          DATABASE_OWNER_URL: undefined,
          SECRETS_KEY: secretsKeyOf(settings),
          DATABASE_POOL: settings.DATABASE_POOL?.toString(),
          HOST: settings.HOST,
          PORT: String(port),
          METRICS_PORT: settings.METRICS_PORT?.toString(),
          NODE_ENV: mode,
          WEB_DIST: webDist,
          DEMONSTRATION: content === 'demonstration' ? 'yes' : 'no',
          HAMKORI_HOME: settings.HAMKORI_HOME,
          PUBLIC_ORIGIN: settings.PUBLIC_ORIGIN,
          SOURCE_URL: settings.SOURCE_URL,
          SMTP_URL: settings.SMTP_URL,
          MAIL_FROM: settings.MAIL_FROM,
          OIDC_ISSUER: settings.OIDC_ISSUER,
          OIDC_CLIENT_ID: settings.OIDC_CLIENT_ID,
          OIDC_CLIENT_SECRET: settings.OIDC_CLIENT_SECRET,
          OIDC_NAME: settings.OIDC_NAME,
          LOG_LEVEL: settings.LOG_LEVEL,
          TRUSTED_DOCUMENTS: settings.TRUSTED_DOCUMENTS,
          OPEN_QUERIES: settings.OPEN_QUERIES,
        },
        cwd,
      ),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal reaches the launcher only, which stops things in their order.
      detached: true,
    },
  )
}

async function waitUntilReady(origin: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + longestStart
  for (;;) {
    signal.throwIfAborted()
    const answer = await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok === true) return
    if (Date.now() > end) throw new LaunchError(`The API does not answer on ${origin}/ready within a minute.`)
    await sleep(100)
  }
}

async function stopApi(child: ChildProcess, home: string): Promise<void> {
  const identity = child.pid === undefined ? null : identifyProcess(child.pid)
  if (identity !== null && child.exitCode === null && child.signalCode === null) {
    signalProcess(identity.pid, 'SIGTERM')
    if (!(await waitUntilGone(identity, 5_000))) signalProcess(identity.pid, 'SIGKILL')
  }
  forgetRunning(home)
}
