import { existsSync } from 'node:fs'
import { startApplication, untilStop, type Application } from '../application.ts'
import { codeAt, demonstrationSignIns } from '../demonstration-accounts.ts'
import { LaunchError } from '../failure.ts'
import { findMisspelt } from '../misspelt-variables.ts'
import { duration, say, warn } from '../output.ts'
import { builtApi, webDist } from '../paths.ts'
import { givenVariables, readSettings, type Settings } from '../settings.ts'
import { buildAll, generateCode } from '../tasks.ts'

/**
 * `npm start`: the whole application from a fresh clone, until Ctrl-C, which is a success and not a failure. With `--built` it runs
 * what `pnpm run build` made, and writes nothing into the checkout.
 */
export async function start(args: string[], signal: AbortSignal): Promise<number> {
  try {
    return await runUntilStopped(args.includes('--built'), signal)
  } catch (error) {
    if (!signal.aborted) throw error
    say('Stopped.')
    return 0
  }
}

async function runUntilStopped(isBuilt: boolean, signal: AbortSignal): Promise<number> {
  const began = performance.now()
  const settings = readSettings(process.env)
  if (!isBuilt) await generateCode(signal)
  for (const line of findMisspelt(Object.keys(givenVariables(process.env)))) warn(line)
  const building = new AbortController()
  const built = isBuilt ? findBuild() : buildAll(AbortSignal.any([signal, building.signal]))
  const application = await startApplication(settings, 'production', signal, built).catch((failure: unknown) => {
    building.abort()
    throw failure
  })
  say(readySign(settings, application, performance.now() - began))
  const ended = await untilStop(application.ended, signal)
  if (ended !== null) warn(`\n${ended}`)
  else say('\nStopping …')
  await application[Symbol.asyncDispose]()
  if (ended === null) say('Stopped. The data is kept.')
  return ended === null ? 0 : 1
}

async function findBuild(): Promise<void> {
  for (const made of [builtApi, webDist]) {
    if (!existsSync(made))
      throw new LaunchError(`${made} is missing: run "pnpm run build" first, or start without --built.`)
  }
  await Promise.resolve()
}

function readySign(settings: Settings, application: Application, milliseconds: number): string {
  const lines = [
    '',
    `Hamkori is ready (${duration(milliseconds)}).`,
    '',
    `  Address   ${namedAddress(application.origin)}/`,
    `  Data      ${application.dataPlace}`,
    `  Log       ${application.logFile}`,
    '  Stop      Ctrl-C',
  ]
  if (application.content === 'demonstration') lines.push('', ...signIns(settings.HAMKORI_HOME))
  return `${lines.join('\n')}\n`
}

/** A bare address of this machine by its name: passkeys belong to a name, and browsers make none for 127.0.0.1. */
function namedAddress(origin: string): string {
  return origin.replace(/\/\/(?:127\.0\.0\.1|\[::1\]):/u, '//localhost:')
}

function signIns(home: string): string[] {
  const { accounts, totpSecret } = demonstrationSignIns(home)
  if (accounts.length === 0) return []
  const widest = (key: 'label' | 'email'): number => Math.max(...accounts.map((account) => account[key].length))
  return [
    '  This is demonstration content. Sign in with:',
    ...accounts.map(
      ({ label, email, password }) =>
        `    ${label.padEnd(widest('label'))}  ${email.padEnd(widest('email'))}  ${password}`,
    ),
    ...(totpSecret === undefined
      ? []
      : [
          `  The second step asks for a code: now ${codeAt(totpSecret)}, later "npm run code". Its secret: ${totpSecret}`,
        ]),
  ]
}
