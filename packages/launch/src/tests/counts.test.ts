import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeHome } from '../postgres/place.ts'
import { makeTemporaryHome } from '../testing/temporary-home.ts'
import { closingLine, readCounts, sum } from './counts.ts'

const folder = makeTemporaryHome()
const file = path.join(folder, 'report.json')
afterAll(() => removeHome(folder))

const vitest = { success: true, numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }

test("adds up Vitest's and Playwright's reports", () => {
  writeFileSync(file, JSON.stringify(vitest))
  const unit = readCounts(file)
  writeFileSync(file, JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } }))
  const journeys = readCounts(file, 1)
  expect(closingLine(sum([unit, journeys]))).toBe('11 passed, 1 failed, 4 skipped')
})

test('a run that fails outside its tests counts as one failure', () => {
  writeFileSync(file, JSON.stringify(vitest))
  expect(readCounts(file, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 })
})

test('a run without a report, or with a report of another form, counts as one failure, whatever its exit code', () => {
  expect(readCounts(path.join(folder, 'nothing'))).toEqual({ passed: 0, failed: 1, skipped: 0 })
  writeFileSync(file, '{}')
  expect(readCounts(file)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
