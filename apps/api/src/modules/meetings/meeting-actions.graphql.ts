import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council, Membership } from '../councils/index.ts'
import { Department } from '../territory/index.ts'
import { publishMinutes } from './actions/publish-minutes.ts'
import { recordMeeting } from './actions/record-meeting.ts'
import { signMinutes } from './actions/sign-minutes.ts'
import { Presence } from './meeting-parts.graphql.ts'
import { Meeting, MeetingKind } from './meeting-type.graphql.ts'
import { findMeetings } from './meetings.queries.ts'
import type { MeetingRow } from './meetings.queries.ts'

const AttendanceInput = builder.inputType('AttendanceInput', {
  description: 'Whether the holder of a seat came.',
  fields: (t) => ({
    membershipId: t.globalID({
      for: Membership,
      required: true,
      description: 'A membership in force on the day of the meeting.',
    }),
    presence: t.field({ type: Presence, required: true, description: 'Came, excused or absent.' }),
  }),
})

const AssignmentInput = builder.inputType('AssignmentInput', {
  description: 'A task born of a decision; exactly one owner.',
  fields: (t) => ({
    task: t.string({ required: true, description: 'What is to be done; up to 1,000 characters.' }),
    ownerMembershipId: t.globalID({ for: Membership, description: 'The member who does it.' }),
    ownerDepartmentId: t.globalID({ for: Department, description: 'The department that does it.' }),
    dueOn: t.field({ type: 'Date', required: true, description: 'The last day; after the meeting.' }),
  }),
})

const DecisionInput = builder.inputType('DecisionInput', {
  description: 'What the meeting resolved, with its votes.',
  fields: (t) => ({
    text: t.string({
      required: true,
      description: "The decision in the title's original language; up to 2,000 characters.",
    }),
    votesFor: t.int({ required: true, description: 'How many voted for it.' }),
    votesAgainst: t.int({ required: true, description: 'How many voted against it.' }),
    votesAbstained: t.int({
      required: true,
      description: 'How many abstained. All votes together cannot exceed those present.',
    }),
    assignments: t.field({ type: [AssignmentInput], required: true, description: 'Who does what by when; up to 20.' }),
  }),
})

const RecordMeetingInput = builder.inputType('RecordMeetingInput', {
  description: 'A meeting that was held, as a secretary writes it down.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true, description: 'A random UUID made by the device, once for each form.' }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that met.' }),
    kind: t.field({ type: MeetingKind, required: true, description: 'What kind of sitting it was.' }),
    heldOn: t.field({ type: 'Date', required: true, description: 'The day; today or earlier.' }),
    startsAt: t.string({ description: 'The hour in Dushanbe, HH:MM.' }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What it was about; up to 200 characters.',
    }),
    place: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'Where it was held; up to 200 characters.',
    }),
    minutes: t.field({ type: TrilingualTextInput, description: 'What was said; up to 50,000 characters.' }),
    agenda: t.stringList({ required: true, description: '1 to 50 points of up to 500 characters.' }),
    attendance: t.field({
      type: [AttendanceInput],
      required: true,
      description: 'Seats in force that day, each once; one that is left out was absent.',
    }),
    decisions: t.field({ type: [DecisionInput], required: true, description: 'What was resolved; up to 50.' }),
  }),
})

const SignMinutesInput = builder.inputType('SignMinutesInput', {
  description: 'The minutes to sign.',
  fields: (t) => ({ meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }) }),
})

const PublishMinutesInput = builder.inputType('PublishMinutesInput', {
  description: 'The minutes to publish.',
  fields: (t) => ({ meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }) }),
})

builder.mutationFields((t) => ({
  recordMeeting: t.field({
    type: Meeting,
    description:
      'Puts a meeting on the record. Chair, deputy chair and secretary of the council; sent twice with one key it is stored once.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RecordMeetingInput, required: true, description: 'The meeting.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await recordMeeting(context.viewer, {
        ...input,
        councilId: input.councilId.id,
        attendance: input.attendance.map(({ membershipId, presence }) => ({ membershipId: membershipId.id, presence })),
        decisions: input.decisions.map(({ assignments, ...decision }) => ({
          ...decision,
          assignments: assignments.map(({ ownerMembershipId, ownerDepartmentId, ...assignment }) => ({
            ...assignment,
            ownerMembershipId: ownerMembershipId?.id,
            ownerDepartmentId: ownerDepartmentId?.id,
          })),
        })),
      })
      return recorded(context, id)
    },
  }),
  signMinutes: t.field({
    type: Meeting,
    description:
      'Signs the minutes: once the secretary, once the chair or the deputy. The second signature approves them.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: SignMinutesInput, required: true, description: 'The minutes to sign.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await signMinutes(context.viewer, { meetingId: input.meetingId.id })).id),
  }),
  publishMinutes: t.field({
    type: Meeting,
    description: 'Makes approved minutes public. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: PublishMinutesInput, required: true, description: 'The minutes to publish.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await publishMinutes(context.viewer, { meetingId: input.meetingId.id })).id),
  }),
}))

async function recorded(context: Context, id: string): Promise<MeetingRow> {
  const meeting = (await findMeetings(context.viewer, [id])).get(id)
  if (meeting === undefined) throw new NotFoundError()
  return meeting
}
