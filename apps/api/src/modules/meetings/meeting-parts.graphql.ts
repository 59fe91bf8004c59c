import { builder } from '../../platform/builder.ts'
import { inOrder } from '../../platform/in-order.ts'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { Membership, loadMemberships } from '../councils/index.ts'
import { Department, readTerritory } from '../territory/index.ts'
import { findAssignments, findDecisions } from './meetings.queries.ts'
import type { AssignmentRow, DecisionRow, MeetingParts } from './meeting-rows.ts'

export const Presence = builder.enumType('Presence', {
  description: 'Whether the holder of a seat came to a meeting.',
  values: {
    present: { description: 'Came; counts for the quorum.' },
    excused: { description: 'Did not come and had said so.' },
    absent: { description: 'Did not come.' },
  } as const,
})

export const AgendaItem = builder.objectRef<MeetingParts['agenda'][number]>('AgendaItem').implement({
  cache: 'publicRecord',
  description: "One point of a meeting's agenda, in the meeting's original language.",
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its number, beginning with 1.' }),
    text: t.exposeString('text', { description: 'What it was about.' }),
    durationMinutes: t.exposeInt('durationMinutes', {
      nullable: true,
      description: 'How many minutes it is meant to take, where a plan says so.',
    }),
  }),
})

export const Attendance = builder.objectRef<MeetingParts['attendance'][number]>('Attendance').implement({
  cache: 'publicRecord',
  description: 'Whether the holder of a seat came to a meeting.',
  fields: (t) => ({
    membership: t.field({
      type: Membership,
      description: 'The seat, as a public record.',
      resolve: async ({ membershipId }, _args, context) =>
        present(await loadOne(context, loadMemberships, membershipId)),
    }),
    presence: t.expose('presence', { type: Presence, description: 'Came, excused or absent.' }),
  }),
})

const Assignment = builder.objectRef<AssignmentRow>('Assignment')
builder.node(Assignment, {
  cache: 'publicRecord',
  description: 'Who does what by when, born of a decision.',
  // the loader asks the policy which of them this viewer may know of
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findAssignments(context.viewer, ids)),
  fields: (t) => ({
    task: t.exposeString('task', { description: "What is to be done, in the meeting's original language." }),
    ownerMembership: t.field({
      type: Membership,
      nullable: true,
      description: 'The member who does it; null where a department does.',
      resolve: ({ ownerMembershipId }, _args, context) => ownerOf(ownerMembershipId, context),
    }),
    ownerDepartment: t.field({
      type: Department,
      nullable: true,
      description: 'The department that does it; null where a member does.',
      resolve: async ({ ownerDepartmentId }) =>
        ownerDepartmentId === null ? null : ((await readTerritory()).departmentById.get(ownerDepartmentId) ?? null),
    }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The last day.' }),
    inForceFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is in force: the approval of the minutes. Null before that, and for a decision that does not bind.',
      resolve: ({ inForceFrom }) => (inForceFrom === null ? null : new Date(inForceFrom)),
    }),
  }),
})

/** What a meeting resolved. Later modules say what came of it. */
export const Decision = builder.objectRef<DecisionRow>('Decision')
builder.node(Decision, {
  cache: 'publicRecord',
  description: 'What a meeting resolved, with its votes.',
  // the loader asks the policy which of them this viewer may know of
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, context) => inOrder(ids, await findDecisions(context.viewer, ids)),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number within the meeting, beginning with 1.' }),
    text: t.exposeString('text', { description: "The decision, in the meeting's original language." }),
    votesFor: t.exposeInt('votesFor', { description: 'How many voted for it.' }),
    votesAgainst: t.exposeInt('votesAgainst', { description: 'How many voted against it.' }),
    votesAbstained: t.exposeInt('votesAbstained', { description: 'How many abstained.' }),
    binding: t.exposeBoolean('binding', { description: 'There was a quorum, and more voted for it than against.' }),
    assignments: t.field({
      type: [Assignment],
      description: 'Who does what by when.',
      complexity: { multiplier: 3 },
      resolve: ({ assignments }) => [...assignments],
    }),
  }),
})

function ownerOf(membershipId: string | null, context: Context) {
  return membershipId === null ? null : loadOne(context, loadMemberships, membershipId).then((row) => row ?? null)
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a membership that a meeting names is missing')
  return row
}
