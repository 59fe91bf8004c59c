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
  const departments = withDepartments(
    [step('send', 'secretary'), ...steps],
    { departmentId: 'A', responses },
    () => null,
  ).map(({ departmentId }) => departmentId)
  expect(departments).toEqual([undefined, 'A', 'A', 'C', 'C', 'A'])
})

it('follows a finding to the department above, and back to nobody else', () => {
  const step = (verb: string, capacity: string) => ({
    at: new Date(0),
    fromState: null,
    verb,
    toState: 'sent',
    capacity,
    reason: null,
  })
  const steps = [
    step('acknowledge', 'officer'),
    step('escalate', 'secretary'),
    step('acknowledge', 'officer'),
    step('answer', 'officer'),
    step('reportFixed', 'officer'),
  ]
  const responses = [{ departmentId: 'above', referredToId: null }]
  const departments = withDepartments(steps, { departmentId: 'A', responses }, (below) =>
    below === 'A' ? 'above' : null,
  ).map(({ departmentId }) => departmentId)
  expect(departments).toEqual(['A', undefined, 'above', 'above', 'above'])
})
