import { assignmentStates } from '@hamkori/schema/meetings.assignments'
import type { AssignmentState } from '@hamkori/schema/meetings.assignments'
import { describe, expect, it } from 'vitest'
import type { Actor, ViewerSeat } from '../../platform/viewer.ts'
import { stepOfAssignment, verbsOnAssignment } from './assignments.policy.ts'
import type { AssignmentFacts } from './assignments.policy.ts'

const anonymous: Actor = { kind: 'anonymous' }
const nobody = {
  ...{ kind: 'person', personId: 'p', sessionId: 's', email: 'a@b.example', label: 'A', demonstration: false },
  ...{ confirmedAt: null, posts: [], seats: [] },
} as const satisfies Actor

const seated = (office: ViewerSeat['office'], membershipId: string = office): Actor => ({
  ...nobody,
  seats: [{ membershipId, councilId: 'own', councilSlug: 'own', office }],
})
const officerOf = (...departmentIds: string[]): Actor => ({
  ...nobody,
  posts: [
    {
      ...{
        role: 'officer',
        departmentId: departmentIds[0] ?? null,
        departmentIds,
        validFrom: '2026-01-01',
        validTo: null,
      },
      ...{ titleTg: null, titleRu: null, titleEn: null },
    },
  ],
})
const ofMember = (state: AssignmentState, changes: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  ...{ councilId: 'own', meetingState: 'published', state, ownerMembershipId: 'seat-3', ownerDepartmentId: null },
  reportedBy: null,
  ...changes,
})
const ofDepartment = (state: AssignmentState, changes: Partial<AssignmentFacts> = {}) =>
  ofMember(state, { ownerMembershipId: null, ownerDepartmentId: 'dept', ...changes })

describe('who may do what', () => {
  it.each([
    ['the member who was given it', seated('member', 'seat-3'), ['report']],
    ['another member', seated('member', 'seat-4'), []],
    ['the secretary', seated('secretary'), ['report', 'drop']],
    ['the deputy chair', seated('deputyChair'), ['report', 'drop']],
    ['an officer', officerOf('dept'), []],
    ['somebody without an account', anonymous, []],
  ])('an open one of a member: %s may %j', (_who, actor, verbs) => {
    expect(verbsOnAssignment(actor, ofMember('open'))).toEqual(verbs)
  })

  it.each([
    ['its officer', officerOf('dept'), ['report']],
    ['an officer above it', officerOf('region', 'dept'), ['report']],
    ['another officer', officerOf('other'), []],
    ['the secretary', seated('secretary'), ['drop']],
    ['a member', seated('member', 'seat-3'), []],
  ])('an open one of a department: %s may %j', (_who, actor, verbs) => {
    expect(verbsOnAssignment(actor, ofDepartment('open'))).toEqual(verbs)
  })

  it('takes a second person to decide about a report', () => {
    const chair = { ...seated('chair'), personId: 'chair' } as Actor
    for (const verb of ['confirm', 'returnReport'] as const) {
      expect(stepOfAssignment(chair, ofMember('reported', { reportedBy: 'p' }), verb).from).toBe('reported')
      expect(() => stepOfAssignment(chair, ofMember('reported', { reportedBy: 'chair' }), verb)).toThrow(
        'You may not do this.',
      )
    }
    expect(verbsOnAssignment(chair, ofMember('reported', { reportedBy: 'p' }))).toEqual([
      'confirm',
      'returnReport',
      'drop',
    ])
    expect(verbsOnAssignment(chair, ofMember('reported', { reportedBy: 'chair' }))).toEqual(['drop'])
  })

  it.each(assignmentStates)('%s: is done to nothing by those who are nobody on this council', (state) => {
    expect(verbsOnAssignment(seated('chair'), ofMember(state, { councilId: 'other' }))).toEqual([])
  })

  it('tells missing, forbidden and too late apart by who asks', () => {
    const hidden = ofDepartment('open', { meetingState: 'minutesApproved' })
    expect(() => stepOfAssignment(officerOf('dept'), hidden, 'report')).toThrow('There is no such record.')
    expect(() => stepOfAssignment(seated('member', 'seat-4'), ofMember('open'), 'report')).toThrow(
      'You may not do this.',
    )
    expect(() => stepOfAssignment(seated('member', 'seat-3'), ofMember('done'), 'report')).toThrow('has changed')
    expect(() => stepOfAssignment(seated('secretary'), ofMember('drafted'), 'drop')).toThrow('has changed')
  })
})
