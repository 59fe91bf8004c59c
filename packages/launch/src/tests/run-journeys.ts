import path from 'node:path'
import { say } from '../output.ts'
import { runProgram } from '../run-program.ts'
import { readPlaywrightCounts, type Counts } from './counts.ts'
import { withDemonstration } from './with-demonstration.ts'

/** What the browser journeys need. */
export interface JourneyOptions {
  chromium: string
  /** Folder for the home of the application and the report; removed by the caller. */
  folder: string
}

/** Starts the whole application with the demonstration content and walks the journeys through it in a browser. */
export function runJourneys({ chromium, folder }: JourneyOptions, signal: AbortSignal): Promise<Counts> {
  const report = path.join(folder, 'playwright.json')
  return withDemonstration(folder, signal, async ({ application, home }) => {
    const code = await runProgram('playwright', ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'], {
      env: {
        HAMKORI_URL: application.origin,
        HAMKORI_HOME: home,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      onLine: (line) => say(line),
      signal,
    })
    return readPlaywrightCounts(report, code)
  })
}
