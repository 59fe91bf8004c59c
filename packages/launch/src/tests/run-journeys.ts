import path from 'node:path'
import { say } from '../output.ts'
import { runProgram } from '../run-program.ts'
import { anyFreePort } from '../steps/choose-port.ts'
import { readPlaywrightCounts, type Counts } from './counts.ts'
import { withDemonstration, type Demonstration } from './with-demonstration.ts'

/** What the browser journeys need. */
export interface JourneyOptions {
  chromium: string
  /** Folder for the home of the application and the report; removed by the caller. */
  folder: string
}

/** The organisation whose provider a journey starts, so that its button is there. */
async function organisation(): Promise<Record<string, string>> {
  return {
    OIDC_ISSUER: `http://127.0.0.1:${await anyFreePort('127.0.0.1')}`,
    OIDC_CLIENT_ID: 'hamkori',
    OIDC_CLIENT_SECRET: 'known to the journeys and to nobody else',
    OIDC_NAME: 'Вазорати намунавӣ',
  }
}

/** Starts the whole application with the demonstration content and walks the journeys through it in a browser. */
export async function runJourneys({ chromium, folder }: JourneyOptions, signal: AbortSignal): Promise<Counts> {
  const report = path.join(folder, 'playwright.json')
  const provider = await organisation()
  const walk = async ({ application, home }: Demonstration): Promise<Counts> => {
    const code = await runProgram('playwright', ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'], {
      env: {
        ...provider,
        HAMKORI_URL: application.origin,
        HAMKORI_HOME: home,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      onLine: (line) => say(line),
      signal,
    })
    return readPlaywrightCounts(report, code)
  }
  return withDemonstration(folder, signal, walk, provider)
}
