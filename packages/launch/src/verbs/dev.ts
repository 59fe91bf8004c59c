import { startApplication, untilStop } from '../application.ts'
import { findMisspelt } from '../misspelt-variables.ts'
import { say, warn } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { givenVariables, readSettings } from '../settings.ts'
import { anyFreePort, choosePort } from '../steps/choose-port.ts'
import { generateCode } from '../tasks.ts'

/** `pnpm dev`: the API restarts and the page reloads when a file changes; the page is Vite's, on PORT. */
export async function dev(_args: string[], signal: AbortSignal): Promise<number> {
  const settings = readSettings(process.env)
  for (const line of findMisspelt(Object.keys(givenVariables(process.env)))) warn(line)
  await generateCode(signal)
  const port = await choosePort(settings)
  const apiPort = await anyFreePort(settings.HOST)
  const application = await startApplication({ ...settings, PORT: apiPort }, 'development', signal)
  const pages = new AbortController()
  signal.addEventListener('abort', () => pages.abort(), { once: true })
  const vite = runProgram('vite', ['--port', String(port), '--strictPort', '--host', settings.HOST], {
    cwd: inRepository('apps/web'),
    env: { API_ORIGIN: application.origin, WEB_PORT: String(port) },
    signal: pages.signal,
  }).then((code) => `Vite ended (exit code ${code}).`)
  say(`API ${application.origin}/graphql, log ${application.logFile}, data ${application.dataPlace}`)
  try {
    const ended = await untilStop(Promise.race([application.ended, vite]), signal)
    if (ended !== null) warn(ended)
    return ended === null ? 0 : 1
  } finally {
    pages.abort()
    await vite.catch(() => undefined)
    await application[Symbol.asyncDispose]()
  }
}
