import { rmSync } from 'node:fs'
import { describeFailure, LaunchError } from '../failure.ts'
import { gates } from '../gates/gates.ts'
import { prepareGates } from '../gates/prepare-gates.ts'
import { gateTable, runGates } from '../gates/run-gates.ts'
import { duration, say, warn } from '../output.ts'
import { readSettings } from '../settings.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { makeTemporaryHome, sweepLeftovers } from '../testing/temporary-home.ts'
import { findOrInstallChromium } from '../tests/chromium.ts'
import { closingLine, sum, type Counts } from '../tests/counts.ts'
import { runJourneys } from '../tests/run-journeys.ts'
import { runVitest } from '../tests/run-vitest.ts'

/**
 * `npm test`: all gates, all unit and API tests, the browser journeys. Ends with one line of the form
 * "N passed, N failed, N skipped", in which a failed gate counts as a failure, and leaves nothing behind.
 */
export async function test(_args: string[], signal: AbortSignal): Promise<number> {
  const began = performance.now()
  const { CHROMIUM_PATH } = readSettings(process.env)
  const chromium = await findOrInstallChromium(CHROMIUM_PATH, signal)
  await sweepLeftovers()
  const folder = makeTemporaryHome()
  // Everything that the run and its children put aside goes with this folder.
  process.env.TMPDIR = folder
  try {
    const all = [
      await section('Checks', () => countGates(signal)),
      await section('Unit and API tests', () => countUnitTests(folder, signal)),
      await section('Journeys in a real browser', () => runJourneys({ chromium, folder }, signal)),
    ]
    const total = sum(all)
    say(`\nAll of it took ${duration(performance.now() - began)}.\n`)
    say(closingLine(total))
    return total.failed === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function section(name: string, work: () => Promise<Counts>): Promise<Counts> {
  const began = performance.now()
  say(`\n══ ${name} ══`)
  try {
    return await work()
  } catch (error) {
    // One part that breaks must not hide what the others find; an interrupt ends them all.
    if (!(error instanceof LaunchError)) throw error
    warn(describeFailure(error))
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    say(`══ ${name}: ${duration(performance.now() - began)} ══`)
  }
}

async function countGates(signal: AbortSignal): Promise<Counts> {
  await prepareGates(signal)
  const results = await runGates(
    gates.filter((gate) => gate.isTest !== true),
    signal,
  )
  say(`\n${gateTable(results)}`)
  return { passed: 0, failed: results.filter(({ passed }) => !passed).length, skipped: 0 }
}

async function countUnitTests(folder: string, signal: AbortSignal): Promise<Counts> {
  const server = await startTestServer()
  try {
    return sum(await runVitest(folder, server.url, signal))
  } finally {
    await server.stop()
  }
}
