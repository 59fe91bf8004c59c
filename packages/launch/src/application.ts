import { lockHome } from './home-lock.ts'
import type { Lock } from './lock.mjs'
import { say, step } from './output.ts'
import { stopLeftoverApi } from './running-note.ts'
import { defaultPort, type Settings } from './settings.ts'
import { choosePort, portIsFree } from './steps/choose-port.ts'
import { openDatabase, type OpenDatabase } from './steps/open-database.ts'
import { runApi, type RunningApi } from './steps/run-api.ts'
import { chooseContent, seedContent, type Content } from './steps/seed-content.ts'

/** The whole application, running. */
export interface Application {
  origin: string
  content: Content
  logFile: string
  /** Where the data lies, for people. */
  dataPlace: string
  /** Resolves with a sentence when a part ends without having been asked to. */
  ended: Promise<string>
  /** Stops the API, then the database, then gives the home free. */
  stop(): Promise<void>
}

/**
 * Starts database and API of one home; code and web app are built already.
 * @throws LaunchError with one sentence; whatever was started before it is stopped again.
 */
export async function startApplication(
  settings: Settings,
  mode: 'production' | 'development',
  signal: AbortSignal,
): Promise<Application> {
  const content = chooseContent(settings)
  const running: { stop(): Promise<void> }[] = []
  const lock = await lockHome(settings.HAMKORI_HOME, mode === 'production' ? 'start' : 'dev')
  const stop = stopperOf(running, lock)
  try {
    const leftover = await stopLeftoverApi(settings.HAMKORI_HOME)
    if (leftover !== null) say(leftover)
    // Asked before the slow steps: a port that cannot be had is known at once.
    await choosePort(settings)
    const database = await openDatabase(settings)
    running.unshift(database)
    signal.throwIfAborted()
    await seedContent({ settings, appUrl: database.appUrl, content, signal })
    const api = await startApi(settings, database, content, mode, signal)
    running.unshift(api)
    return {
      origin: api.origin,
      content,
      logFile: api.logFile,
      dataPlace: database.place,
      ended: Promise.race([api.ended, database.ended]),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function stopperOf(running: { stop(): Promise<void> }[], lock: Lock): () => Promise<void> {
  let stopping: Promise<void> | null = null
  const stopAll = async (): Promise<void> => {
    try {
      for (const part of running) await part.stop()
    } finally {
      lock.release()
    }
  }
  return () => (stopping ??= stopAll())
}

const howOftenToMove = 10

/** Starts the API; moves to the next port when, without PORT, another program took the chosen one in between. */
async function startApi(
  settings: Settings,
  database: OpenDatabase,
  content: Content,
  mode: 'production' | 'development',
  signal: AbortSignal,
): Promise<RunningApi> {
  let from = defaultPort
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(settings, from)
    if (settings.PORT === undefined && port !== defaultPort) say(`Port ${defaultPort} is taken, so this is on ${port}.`)
    try {
      return await step('Starting the application', () =>
        runApi({ settings, appUrl: database.appUrl, port, content, mode }, signal),
      )
    } catch (error) {
      const takenMeanwhile = settings.PORT === undefined && !(await portIsFree(settings.HOST, port))
      if (!takenMeanwhile || attempt === howOftenToMove || signal.aborted) throw error
      from = port + 1
    }
  }
}
