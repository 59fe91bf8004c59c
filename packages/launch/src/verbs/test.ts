import { rmSync } from 'node:fs'
import path from 'node:path'
import { describeFailure, LaunchError } from '../failure.ts'
import { duration, say, warn } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import { readSettings } from '../settings.ts'
import { anyFreePort } from '../steps/choose-port.ts'
import { withDemonstration } from '../steps/throw-away.ts'
import { buildAll, checks, runTasks } from '../tasks.ts'
import { makeTemporaryHome, sweepLeftovers } from '../testing/temporary-home.ts'
import { findOrInstallChromium } from '../tests/chromium.ts'
import { closingLine, readCounts, sum, type Counts } from '../tests/counts.ts'

/**
 * `npm test`: all gates, all unit and API tests, the browser journeys. Ends with one line of the form
 * "N passed, N failed, N skipped", in which a failed gate counts as a failure. Nothing is left behind but caches.
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
    const total = sum([
      await section('Checks', () => runChecks(signal)),
      await section('Unit and API tests', () => runUnitTests(signal)),
      await section('Journeys in a real browser', () =>
        runJourneys(chromium, path.join(folder, 'journeys.json'), signal),
      ),
    ])
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

async function runChecks(signal: AbortSignal): Promise<Counts> {
  const failed = await runTasks(checks, signal)
  return { passed: 0, failed: failed.length, skipped: 0 }
}

const packages = ['packages/schema', 'packages/config', 'packages/launch', 'apps/web', 'apps/api']

async function runUnitTests(signal: AbortSignal): Promise<Counts> {
  const reports = packages.map((name) => inRepository(name, '.turbo/vitest.json'))
  for (const report of reports) rmSync(report, { force: true })
  // The tests of the API use all of a small machine by themselves.
  const failed = [
    ...(await runTasks(['test'], signal, '--filter=!@hamkori/api')),
    ...(await runTasks(['test'], signal, '--filter=@hamkori/api')),
  ]
  const counts = sum(reports.map((report) => readCounts(report)))
  return { ...counts, failed: Math.max(counts.failed, failed.length) }
}

/** Walks the journeys in a browser; the organisation's sign-in provider, whose button they need, is started by one of them. */
async function runJourneys(chromium: string, report: string, signal: AbortSignal): Promise<Counts> {
  await buildAll(signal)
  const provider = {
    OIDC_ISSUER: `http://127.0.0.1:${await anyFreePort('127.0.0.1')}`,
    OIDC_CLIENT_ID: 'hamkori',
    OIDC_CLIENT_SECRET: 'known to the journeys and to nobody else',
    OIDC_NAME: 'Вазорати намунавӣ',
  }
  const walk = ({ origin }: { origin: string }, home: string): Promise<number> =>
    runProgram('playwright', ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'], {
      env: {
        ...provider,
        HAMKORI_URL: origin,
        HAMKORI_HOME: home,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      onLine: (line) => say(line),
      signal,
    })
  return readCounts(report, await withDemonstration(signal, walk, provider))
}
