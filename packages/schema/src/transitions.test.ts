import { expect, test } from 'vitest'
import { ratingStates, ratingTransitions } from './feedback.constants.ts'
import { assignmentStates, assignmentTransitions, assignmentVerbs } from './meetings.assignments.constants.ts'
import { meetingStates, meetingTransitions, meetingVerbs } from './meetings.constants.ts'
import { permissionNames } from './permissions.ts'
import { proposalOutcomes, proposalStates, proposalTransitions, proposalVerbs } from './proposals.constants.ts'
import {
  shortcomingOutcomes,
  shortcomingStates,
  shortcomingTransitions,
  shortcomingVerbs,
} from './shortcomings.constants.ts'
import { allowedVerbs, reachableStates, statesFor, stepFor, terminalStates, type Transition } from './transitions.ts'

const tables: readonly {
  readonly record: string
  readonly states: readonly string[]
  readonly verbs: readonly string[]
  readonly outcomes: readonly string[]
  readonly table: readonly Transition<string, string, string>[]
  readonly terminal: readonly string[]
}[] = [
  {
    record: 'meeting',
    states: meetingStates,
    verbs: meetingVerbs,
    outcomes: [],
    table: meetingTransitions,
    terminal: ['cancelled', 'corrected', 'discarded'],
  },
  {
    record: 'assignment',
    states: assignmentStates,
    verbs: assignmentVerbs,
    outcomes: [],
    table: assignmentTransitions,
    terminal: ['done', 'dropped'],
  },
  {
    record: 'shortcoming',
    states: shortcomingStates,
    verbs: shortcomingVerbs,
    outcomes: shortcomingOutcomes,
    table: shortcomingTransitions,
    terminal: ['discarded', 'withdrawn', 'merged'],
  },
  {
    record: 'proposal',
    states: proposalStates,
    verbs: proposalVerbs,
    outcomes: proposalOutcomes,
    table: proposalTransitions,
    terminal: ['notAdopted', 'verified', 'discarded', 'withdrawn', 'merged'],
  },
  {
    record: 'rating',
    states: ratingStates,
    verbs: ['submit'],
    outcomes: [],
    table: ratingTransitions,
    terminal: ['logged'],
  },
]

test.each(tables)(
  'every state of a $record can be reached and its final states are known',
  ({ states, table, terminal }) => {
    expect([...reachableStates(table)].sort()).toEqual([...states].sort())
    expect(terminalStates(states, table)).toEqual(terminal)
  },
)

test.each(tables)(
  'every step of a $record uses known verbs, outcomes and permissions, and every verb is used',
  ({ verbs, outcomes, table }) => {
    expect([...new Set(table.map((step) => step.verb))].sort()).toEqual([...verbs].sort())
    for (const step of table) {
      expect(permissionNames).toContain(step.who)
      for (const outcome of step.when ?? []) expect(outcomes).toContain(outcome)
    }
  },
)

test.each(tables)('a verb leads from one state of a $record to one place only', ({ table }) => {
  const seen = new Set<string>()
  for (const step of table) {
    for (const outcome of step.when ?? ['any']) {
      const key = `${String(step.from)} ${step.verb} ${outcome}`
      expect(seen.has(key)).toBe(false)
      seen.add(key)
    }
  }
})

/** Without what may follow everything that was handed over: other dates by the calendar, a file that is taken off. */
const verbsAfter = (...of: Parameters<typeof allowedVerbs>) =>
  allowedVerbs(...of).filter((verb) => !['moveDueDates', 'removeFile'].includes(verb))

test('what may follow an answer depends on what it said', () => {
  expect(verbsAfter(shortcomingTransitions, 'answered', 'confirmed')).toEqual([
    'supersedeAnswer',
    'planRemedy',
    'reportFixed',
    'withdraw',
    'merge',
  ])
  expect(verbsAfter(shortcomingTransitions, 'answered', 'partly')).toEqual([
    'supersedeAnswer',
    'planRemedy',
    'maintain',
    'reportFixed',
    'withdraw',
    'merge',
  ])
  expect(verbsAfter(shortcomingTransitions, 'answered', 'disputed')).toEqual([
    'supersedeAnswer',
    'maintain',
    'acceptDispute',
    'withdraw',
    'merge',
  ])
  expect(verbsAfter(shortcomingTransitions, 'answered', 'referred')).toEqual([
    'supersedeAnswer',
    'acknowledge',
    'escalate',
    'withdraw',
    'merge',
  ])
  expect(verbsAfter(shortcomingTransitions, 'answered')).toEqual(['supersedeAnswer', 'withdraw', 'merge'])
  expect(verbsAfter(proposalTransitions, 'answered', 'accepted')).toEqual([
    'supersedeAnswer',
    'startImplementation',
    'reportImplemented',
    'withdraw',
    'merge',
  ])
  expect(verbsAfter(proposalTransitions, 'answered', 'declined')).toEqual([
    'supersedeAnswer',
    'escalate',
    'withdraw',
    'merge',
  ])
})

test('a record is born by its first verb and a wrong verb leads nowhere', () => {
  expect(verbsAfter(meetingTransitions, null)).toEqual(['plan', 'record'])
  expect(stepFor(shortcomingTransitions, 'draft', 'register')?.to).toBe('registered')
  expect(stepFor(shortcomingTransitions, 'draft', 'answer')).toBeUndefined()
  expect(stepFor(shortcomingTransitions, 'reportedFixed', 'confirmFixed')?.who).toBe('shortcoming:verify')
})

test('the states for a compare-and-set are all from which the verb may be done', () => {
  expect(statesFor(meetingTransitions, 'cancel')).toEqual(['postponed', 'announced'])
  expect(statesFor(shortcomingTransitions, 'send')).toEqual(['registered', 'reopened'])
  expect(statesFor(shortcomingTransitions, 'raise')).toEqual([])
})
