import { describe, expect, test } from 'vitest'
import { timelinessOf } from './meetings.assignments.constants.ts'

const dueOn = '2026-03-10'

describe('how an assignment stands to its last day', () => {
  test.each([
    ['open', null, '2026-03-10', 'inTime'],
    ['open', null, '2026-03-11', 'overdue'],
    // What counts is the day on which it was done, not the one on which somebody looks.
    ['reported', '2026-03-10', '2026-04-01', 'inTime'],
    ['reported', '2026-03-11', '2026-03-11', 'late'],
    ['done', '2026-03-11', '2026-06-01', 'late'],
    ['done', '2026-03-09', '2026-06-01', 'inTime'],
    ['drafted', null, '2026-06-01', null],
    ['dropped', null, '2026-06-01', null],
  ] as const)('%s, done on %s, seen on %s: %s', (state, doneOn, today, expected) => {
    expect(timelinessOf({ state, dueOn, doneOn }, today)).toBe(expected)
  })
})
