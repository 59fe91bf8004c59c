import path from 'node:path'
import { startApplication, type Application } from '../application.ts'
import { removeHome } from '../postgres/place.ts'
import { readSettings } from '../settings.ts'
import { anyFreePort } from '../steps/choose-port.ts'

/** The whole application with the demonstration content, and the home it runs in. */
export interface Demonstration {
  application: Application
  home: string
}

/**
 * Runs `work` against the whole application in a throw-away home on a free port, and removes everything afterwards.
 * @param folder where the home is made.
 * @param further variables of the environment that the application runs with.
 */
export async function withDemonstration<T>(
  folder: string,
  signal: AbortSignal,
  work: (demonstration: Demonstration) => Promise<T>,
  further: Readonly<Record<string, string>> = {},
): Promise<T> {
  const home = path.join(folder, 'home')
  const port = await anyFreePort('127.0.0.1')
  // Settings of its own: a DATABASE_URL of the person who runs this must never be written to.
  const environment = { HAMKORI_HOME: home, PORT: String(port), LOG_LEVEL: 'warn', ...further }
  try {
    const application = await startApplication(
      readSettings(environment, path.join(folder, 'no.env')),
      'production',
      signal,
    )
    try {
      return await work({ application, home })
    } finally {
      await application.stop()
    }
  } finally {
    removeHome(home)
  }
}
