import { say, step } from '../output.ts'
import { runProgram } from '../run-program.ts'
import { readSettings } from '../settings.ts'
import { runOnOwnDatabase, runOnTestServer, withDemonstration } from '../steps/throw-away.ts'
import { buildAll, checks, generateAll, generateCode, runTasks } from '../tasks.ts'
import { findOrInstallChromium } from '../tests/chromium.ts'
import type { Verb } from './index.ts'

/** `pnpm gen`: everything generated. */
export const gen: Verb = async (_args, signal) => {
  await generateAll(signal)
  return 0
}

/** `pnpm check`: every gate, then a report of duplicated lines, which refuses nothing. */
export const check: Verb = async (_args, signal) => {
  const failed = await step('Checking', () => runTasks([...checks, '@hamkori/config#test'], signal))
  await runProgram('jscpd', [], { signal })
  await runProgram('jscpd', ['--ignore-identifiers'], { signal })
  say(failed.length === 0 ? '\nEverything is in order.' : `\nFailed: ${failed.join(', ')}`)
  return failed.length === 0 ? 0 : 1
}

/** `pnpm attack`: tries what an attacker would on a service and a database of its own, and removes both afterwards. */
export const attack: Verb = async (args, signal) => {
  await buildAll(signal)
  return runOnOwnDatabase('attack/main.ts', args, signal)
}

/** `pnpm bench`: measures on a database of its own, durable as in real use, and removes it afterwards. */
export const bench: Verb = async (args, signal) => {
  await buildAll(signal)
  return runOnOwnDatabase('bench/main.ts', args, signal)
}

/** `pnpm bench:scale`: measures releases and the pages of scores from ten thousand ratings to ten million, on a database of its own. */
export const benchScale: Verb = async (args, signal) => {
  await buildAll(signal)
  return runOnOwnDatabase('bench/scale/main.ts', args, signal)
}

/** `pnpm matrix:propose`: writes lines that are new or different into the modules' matrices, each as `?`. */
export const matrixPropose: Verb = async (args, signal) => {
  await generateCode(signal)
  return runOnTestServer('node', ['src/testing/matrix/propose.ts', ...args], signal)
}

/** `pnpm measure [runs]`: how soon public pages paint on a slow phone on slow 4G; code 1 when one is over its aim. */
export const measure: Verb = async (args, signal) => {
  const chromium = await findOrInstallChromium(readSettings(process.env).CHROMIUM_PATH, signal, 'whole')
  await buildAll(signal)
  return withDemonstration(signal, ({ origin }) =>
    runProgram('node', ['e2e/measure/largest-paint.ts', ...args], {
      env: { HAMKORI_URL: origin, CHROMIUM_PATH: chromium },
      signal,
    }),
  )
}
