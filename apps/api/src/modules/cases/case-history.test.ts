import { expect, it } from 'vitest'
import { withDepartments } from './case-fields.queries.ts'

it('follows a finding from department to department, and back to the one that takes its referral back', () => {
  const step = (verb: string, capacity = 'officer') => ({
    at: new Date(0),
    fromState: null,
    verb,
    toState: 'answered',
    capacity,
    reason: null,
  })
  const steps = ['answer', 'supersedeAnswer', 'acknowledge', 'answer', 'acknowledge'].map((verb) => step(verb))
  // The newest first, as they are read: A to B, taken back and to C, C to A.
  const responses = [
    { departmentId: 'C', referredToId: 'A' },
    { departmentId: 'A', referredToId: 'C' },
    { departmentId: 'A', referredToId: 'B' },
  ]
  const departments = withDepartments([step('send', 'secretary'), ...steps], { departmentId: 'A', responses }).map(
    ({ departmentId }) => departmentId,
  )
  expect(departments).toEqual([undefined, 'A', 'A', 'C', 'C', 'A'])
})
