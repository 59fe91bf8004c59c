import path from 'node:path'
import { startApplication } from '../application.ts'
import { say } from '../output.ts'
import { inRepository } from '../paths.ts'
import { removeHome } from '../postgres/place.ts'
import { runProgram } from '../run-program.ts'
import { readSettings } from '../settings.ts'
import { anyFreePort } from '../steps/choose-port.ts'
import { readPlaywrightCounts, type Counts } from './counts.ts'

/** What the browser journeys need. */
export interface JourneyOptions {
  chromium: string
  /** Folder for the home of the application and the report; removed by the caller. */
  folder: string
}

/** Starts the whole application with the demonstration content and walks the journeys through it in a browser. */
export async function runJourneys({ chromium, folder }: JourneyOptions, signal: AbortSignal): Promise<Counts> {
  const home = path.join(folder, 'home')
  const port = await anyFreePort('127.0.0.1')
  // Settings of its own: a DATABASE_URL of the person who runs the tests must never be written to.
  const settings = readSettings(
    { HAMKORI_HOME: home, PORT: String(port), LOG_LEVEL: 'warn' },
    path.join(folder, 'no.env'),
  )
  const report = path.join(folder, 'playwright.json')
  try {
    const application = await startApplication(settings, 'production', signal)
    try {
      const code = await runProgram(
        'playwright',
        ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'],
        {
          cwd: inRepository('.'),
          env: {
            HAMKORI_URL: application.origin,
            HAMKORI_HOME: home,
            CHROMIUM_PATH: chromium,
            PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          },
          onLine: (line) => say(line),
          signal,
        },
      )
      return readPlaywrightCounts(report, code)
    } finally {
      await application.stop()
    }
  } finally {
    removeHome(home)
  }
}
