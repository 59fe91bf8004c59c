import { expect, test } from 'vitest'
import { countsOf, isOverdue, progressOf } from './plan-progress.ts'

const items = (['planned', 'done', 'done', 'dropped', 'postponed'] as const).map((state) => ({ state }))

test('what was dropped counts neither as done nor as to be done', () => {
  expect(progressOf(items)).toEqual({ done: 2, all: 4, share: 0.5 })
  expect(progressOf([{ state: 'dropped' }])).toEqual({ done: 0, all: 0, share: 0 })
  expect(countsOf(items)).toEqual([
    { state: 'planned', count: 1 },
    { state: 'done', count: 2 },
    { state: 'postponed', count: 1 },
    { state: 'dropped', count: 1 },
  ])
})

test('only what is unfinished can be overdue, from the day after its last', () => {
  const due = { dueOn: '2027-03-10' }
  expect(isOverdue({ ...due, state: 'planned' }, '2027-03-10')).toBe(false)
  expect(isOverdue({ ...due, state: 'postponed' }, '2027-03-11')).toBe(true)
  expect(isOverdue({ ...due, state: 'done' }, '2027-03-11')).toBe(false)
})
