import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

/** A run that left no report, or failed outside its tests, counts as one failure: silence is never a success. */
const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0 }

/**
 * Reads Vitest's JSON report.
 * @param exitCode of the run: a failure outside any test shows only there.
 */
export function readVitestCounts(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return oneFailure
  const report = vitestReport.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!report.success) return oneFailure
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data
  return orFailure(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    exitCode,
  )
}

/** Reads Playwright's JSON report. A journey that passed when repeated counts as passed; Playwright's list names it as flaky. */
export function readPlaywrightCounts(file: string, exitCode: number): Counts {
  if (!existsSync(file)) return oneFailure
  const report = playwrightReport.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!report.success) return oneFailure
  const { expected, unexpected, flaky, skipped } = report.data.stats
  return orFailure({ passed: expected + flaky, failed: unexpected, skipped }, exitCode)
}

function orFailure(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** The sum of several runs. */
export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The line a run ends with, read by machines: its form is fixed. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
