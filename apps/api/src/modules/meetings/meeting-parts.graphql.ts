import { builder } from '../../platform/builder.ts'
import { inOrder } from '../../platform/in-order.ts'
import { loadOne } from '../../platform/batch.ts'
import { Membership, loadMemberships } from '../councils/index.ts'
import { Assignment } from './assignment-type.graphql.ts'
import { findDecisions } from './meetings.queries.ts'
import type { DecisionRow, MeetingParts } from './meeting-rows.ts'

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

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a membership that a meeting names is missing')
  return row
}
