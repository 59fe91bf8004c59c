import { builder } from '../../platform/builder.ts'
import { inOrder } from '../../platform/in-order.ts'
import { loadOne } from '../../platform/batch.ts'
import { Membership, loadMemberships } from '../councils/index.ts'
import { Assignment } from './assignment-type.graphql.ts'
import { findDecisions } from './meetings.queries.ts'
import type { DecisionRow, MeetingParts, NonVoterRow } from './meeting-rows.ts'

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
    online: t.exposeBoolean('online', { description: 'Took part over the network, not in the room.' }),
    arrivedAt: t.exposeString('arrivedAt', {
      nullable: true,
      description: 'The time in Dushanbe, HH:MM, of who came late; null for who was there from the beginning.',
    }),
    leftAt: t.exposeString('leftAt', {
      nullable: true,
      description: 'The time in Dushanbe, HH:MM, of who left early; null for who stayed to the end.',
    }),
  }),
})

export const MeetingGuest = builder.objectRef<MeetingParts['guests'][number]>('MeetingGuest').implement({
  cache: 'publicRecord',
  description: 'Guests of a meeting, by office or organisation and never by name.',
  fields: (t) => ({
    role: t.exposeString('role', { description: "Their office or organisation, in the meeting's original language." }),
    people: t.exposeInt('people', { description: 'How many they were.' }),
  }),
})

export const NonVotingReason = builder.enumType('NonVotingReason', {
  description: 'Why a member who came took no part in a vote.',
  values: {
    conflictOfInterest: { description: 'Did not vote because of a conflict of interest; counts for the quorum.' },
    absentAtVote: { description: 'Was not there when it was voted on; does not count for the quorum.' },
  } as const,
})

const NonVoter = builder.objectRef<NonVoterRow>('NonVoter').implement({
  cache: 'publicRecord',
  description: 'A member who came to the meeting and took no part in a vote.',
  fields: (t) => ({
    membership: t.field({
      type: Membership,
      description: 'The seat, as a public record.',
      resolve: async ({ membershipId }, _args, context) =>
        present(await loadOne(context, loadMemberships, membershipId)),
    }),
    reason: t.expose('reason', { type: NonVotingReason, description: 'Why.' }),
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
    presentCount: t.exposeInt('presentCount', {
      description: 'Members in the room or online when it was voted on: they make the quorum.',
    }),
    voterCount: t.exposeInt('voterCount', {
      description: 'Those of them who could vote: all but those with a conflict of interest.',
    }),
    quorate: t.exposeBoolean('quorate', { description: 'Enough were there when it was voted on.' }),
    binding: t.exposeBoolean('binding', {
      description: 'There was a quorum when it was voted on, and more voted for it than against.',
    }),
    nonVoters: t.field({
      type: [NonVoter],
      description: 'Members who came to the meeting and took no part in the vote.',
      complexity: { multiplier: 1 },
      resolve: ({ nonVoters }) => [...nonVoters],
    }),
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
