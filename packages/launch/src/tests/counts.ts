import { z } from 'zod'
import { readJson } from '../paths.ts'

const vitest = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int(), numTodoTests: z.int() })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))

/** A journey that passed when repeated counts as passed; Playwright's list names it as flaky. */
const playwright = z
  .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }) })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))

/** How many tests passed, failed and were skipped. */
export type Counts = z.infer<typeof vitest>

/**
 * Reads the JSON report of Vitest or Playwright. A run that left no report, or failed outside its tests, counts as one failure.
 * @param exitCode of the run: a failure outside any test shows only there.
 */
export function readCounts(file: string, exitCode = 0): Counts {
  const report = z.union([vitest, playwright]).safeParse(readJson(file))
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 }
  return { ...report.data, failed: Math.max(report.data.failed, exitCode === 0 ? 0 : 1) }
}

/** The sum of several runs. */
export function sum(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => all.reduce((before, counts) => before + counts[key], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** The line a run ends with, read by machines: its form is fixed. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
