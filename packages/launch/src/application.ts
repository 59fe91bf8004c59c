import { once } from 'node:events'
import { defaultPort } from '@hamkori/schema/environment'
import { lockHome } from './home-lock.ts'
import { say, step } from './output.ts'
import type { Settings } from './settings.ts'
import { choosePort, tryPort } from './steps/choose-port.ts'
import { openDatabase } from './steps/open-database.ts'
import { runApi, stopApi, type ApiOptions, type RunningApi } from './steps/run-api.ts'
import { chooseContent, seedContent, type Content } from './steps/seed-content.ts'
import { restartRule, supervise, type Part, type RestartRule } from './supervise.ts'

/** The whole application, running. */
export interface Application extends RunningApi, AsyncDisposable {
  content: Content
  /** Where the data lies, for people. */
  dataPlace: string
  /**
   * Resolves with a sentence when a part has ended for good: in development as soon as it ends without having been asked to, in
   * production when starting it again does not help.
   */
  ended: Promise<string>
}

/**
 * Starts database and API of one home. To dispose of it stops the API, then the database, then gives the home free.
 * In production a part that ends by itself is started again, see {@link supervise}.
 * @param built what the API serves; it may still be under way, because database and content do not need it. The generated code
 * must be there.
 * @throws LaunchError with one sentence; whatever was started before it is stopped again.
 */
export async function startApplication(
  settings: Settings,
  mode: 'production' | 'development',
  signal: AbortSignal,
  built?: Promise<void>,
  restarts = restartRule,
): Promise<Application> {
  // Whoever waits for it hears of a failure; until then it is nobody's.
  built?.catch(() => undefined)
  const content = chooseContent(settings)
  await using begun = new AsyncDisposableStack()
  begun.adopt(await lockHome(settings.HAMKORI_HOME, mode === 'production' ? 'start' : 'dev'), (lock) => lock.release())
  const leftover = await stopApi(settings.HAMKORI_HOME)
  if (leftover !== null) say(`An API that the last run left behind (process ${leftover}) was stopped.`)
  // Asked before the slow steps: a port that cannot be had is known at once.
  await choosePort(settings)
  const database = begun.use(await openDatabase(settings))
  signal.throwIfAborted()
  await seedContent({ settings, ownerUrl: database.ownerUrl, content, signal })
  await built
  const options = { settings, appUrl: database.appUrl, databaseFolder: database.folder, content, mode }
  const api = await startApi(options, signal)
  begun.defer(async () => void (await stopApi(settings.HAMKORI_HOME)))
  const again: Part = {
    run: api,
    logFile: api.logFile,
    startAgain: (stopped) => runApi({ ...options, port: api.port }, stopped),
  }
  const parts = database.part === null ? [again] : [again, database.part]
  const ended =
    mode === 'production'
      ? begun.use(superviseAll(parts, signal, restarts)).ended
      : Promise.race(parts.map(({ run }) => run.ended))
  const running = begun.move()
  return { ...api, content, dataPlace: database.place, ended, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

/** Supervises the parts until `signal`, or until it is disposed of, which waits for a restart that is under way to be given up. */
function superviseAll(
  parts: Part[],
  signal: AbortSignal,
  rule: RestartRule,
): { ended: Promise<string> } & AsyncDisposable {
  const disposed = new AbortController()
  const stopped = AbortSignal.any([signal, disposed.signal])
  const supervised = parts.map((part) => supervise(part, stopped, rule))
  const never = new Promise<string>(() => undefined)
  return {
    ended: Promise.race(supervised.map(async (end) => (await end) ?? never)),
    async [Symbol.asyncDispose]() {
      disposed.abort()
      await Promise.all(supervised)
    },
  }
}

/** Starts the API; moves to the next port when, without PORT, another program took the chosen one in between. */
async function startApi(options: Omit<ApiOptions, 'port'>, signal: AbortSignal): Promise<RunningApi> {
  const { PORT: asked, HOST: host } = options.settings
  for (let from = defaultPort; ; from++) {
    const port = await choosePort(options.settings, from)
    if (asked === undefined && port !== defaultPort) say(`Port ${defaultPort} is taken, so this is on ${port}.`)
    try {
      return await step('Starting the application', () => runApi({ ...options, port }, signal))
    } catch (error) {
      if (asked !== undefined || signal.aborted || (await tryPort(host, port)) !== null) throw error
      from = port
    }
  }
}

/**
 * Waits until the person wants to stop or a part ends by itself.
 * @returns `null` when asked to stop, else the sentence that says which part ended.
 */
export async function untilStop(ended: Promise<string>, signal: AbortSignal): Promise<string | null> {
  return signal.aborted ? null : Promise.race([ended, once(signal, 'abort').then(() => null)])
}
