import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { correctMinutes } from './actions/correct-minutes.ts'
import { discardMeeting } from './actions/discard-meeting.ts'
import { draftMinutes } from './actions/draft-minutes.ts'
import { publishMinutes } from './actions/publish-minutes.ts'
import { recordAnnouncedMeeting } from './actions/record-announced-meeting.ts'
import { recordMeeting } from './actions/record-meeting.ts'
import { signMinutes } from './actions/sign-minutes.ts'
import {
  CorrectMinutesInput,
  DiscardMeetingInput,
  DraftMinutesInput,
  RecordMeetingInput,
} from './meeting-inputs.graphql.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { recorded } from './recorded.ts'

const SignMinutesInput = builder.inputType('SignMinutesInput', {
  description: 'The minutes to sign.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    version: t.int({ description: 'The version that was read; another one is a conflict.' }),
  }),
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
        attendance: input.attendance.map(membershipIds),
        decisions: input.decisions.map(decisionIds),
      })
      return recorded(context, id)
    },
  }),
  recordAnnouncedMeeting: t.field({
    type: Meeting,
    description:
      'Writes down how an announced meeting was held: the draft of its minutes, under the number that was announced.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: DraftMinutesInput, required: true, description: 'The draft.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await recordAnnouncedMeeting(context.viewer, draftIds(input))
      return recorded(context, id)
    },
  }),
  draftMinutes: t.field({
    type: Meeting,
    description:
      'Writes the draft of minutes anew, as long as nobody has signed it. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: DraftMinutesInput, required: true, description: 'The draft.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await draftMinutes(context.viewer, draftIds(input))
      return recorded(context, id)
    },
  }),
  discardMeeting: t.field({
    type: Meeting,
    description: 'Discards a draft that nobody has signed. Its number is not given again, and everybody can read why.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: DiscardMeetingInput, required: true, description: 'The draft.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await discardMeeting(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  correctMinutes: t.field({
    type: Meeting,
    description: 'Corrects the texts of published minutes by a new version; the earlier one stays readable.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: CorrectMinutesInput, required: true, description: 'The new texts.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await correctMinutes(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  signMinutes: t.field({
    type: Meeting,
    description:
      'Signs the minutes: once the secretary, once the chair or the deputy. The second signature approves them.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: SignMinutesInput, required: true, description: 'The minutes to sign.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await signMinutes(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
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

interface OpenedId {
  readonly id: string
}
type MaybeId = OpenedId | null | undefined

/** A draft with the ids of the database in place of global ids. */
function draftIds(input: typeof DraftMinutesInput.$inferInput) {
  return {
    ...input,
    meetingId: input.meetingId.id,
    attendance: input.attendance.map(membershipIds),
    decisions: input.decisions.map(({ id, ...decision }) => ({ ...decisionIds(decision), id: id?.id })),
  }
}

function membershipIds<Row extends { readonly membershipId: OpenedId }>(row: Row) {
  return { ...row, membershipId: row.membershipId.id }
}

/** A decision with the ids of the database in place of global ids. */
function decisionIds<
  Task extends { readonly ownerMembershipId?: MaybeId; readonly ownerDepartmentId?: MaybeId },
  Row extends { readonly membershipId: OpenedId },
  Decision extends { readonly assignments: readonly Task[]; readonly nonVoters: readonly Row[] },
>(decision: Decision & { readonly assignments: readonly Task[]; readonly nonVoters: readonly Row[] }) {
  return {
    ...decision,
    nonVoters: decision.nonVoters.map((row) => membershipIds(row)),
    assignments: decision.assignments.map((task) => ({
      ...task,
      ownerMembershipId: task.ownerMembershipId?.id,
      ownerDepartmentId: task.ownerDepartmentId?.id,
    })),
  }
}
