import { builder } from '../../platform/builder.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council, Membership } from '../councils/index.ts'
import { Department } from '../territory/index.ts'
import { Decision, NonVotingReason, Presence } from './meeting-parts.graphql.ts'
import { Meeting, MeetingKind } from './meeting-type.graphql.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const AttendanceInput = builder.inputType('AttendanceInput', {
  description: 'Whether the holder of a seat came.',
  fields: (t) => ({
    membershipId: t.globalID({
      for: Membership,
      required: true,
      description: 'A membership in force on the day of the meeting.',
    }),
    presence: t.field({ type: Presence, required: true, description: 'Came, excused or absent.' }),
    online: t.boolean({ description: 'Took part over the network; only of who came.' }),
    arrivedAt: t.string({ description: 'The time in Dushanbe, HH:MM, of who came late.' }),
    leftAt: t.string({ description: 'The time in Dushanbe, HH:MM, of who left early.' }),
  }),
})

const GuestInput = builder.inputType('GuestInput', {
  description: 'Guests of a meeting, by office or organisation and never by name.',
  fields: (t) => ({
    role: t.string({ required: true, description: 'Their office or organisation; up to 200 characters.' }),
    people: t.int({ required: true, description: 'How many they were.' }),
  }),
})

const NonVoterInput = builder.inputType('NonVoterInput', {
  description: 'A member who came and took no part in a vote.',
  fields: (t) => ({
    membershipId: t.globalID({ for: Membership, required: true, description: 'One of those who came.' }),
    reason: t.field({ type: NonVotingReason, required: true, description: 'Why.' }),
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

function decisionFields(t: InputFields) {
  return {
    text: t.string({
      required: true,
      description: "The decision in the title's original language; up to 2,000 characters.",
    }),
    votesFor: t.int({ required: true, description: 'How many voted for it.' }),
    votesAgainst: t.int({ required: true, description: 'How many voted against it.' }),
    votesAbstained: t.int({
      required: true,
      description: 'How many abstained. All votes together cannot exceed those who were there and could vote.',
    }),
    nonVoters: t.field({
      type: [NonVoterInput],
      required: true,
      description: 'Who of those who came took no part in the vote. Everybody else was there together.',
    }),
    assignments: t.field({ type: [AssignmentInput], required: true, description: 'Who does what by when; up to 20.' }),
  }
}

const DecisionInput = builder.inputType('DecisionInput', {
  description: 'What the meeting resolved, with its votes.',
  fields: decisionFields,
})

const DraftDecisionInput = builder.inputType('DraftDecisionInput', {
  description: 'A decision of a draft; one without an id is new.',
  fields: (t) => ({ id: t.globalID({ for: Decision, description: 'The decision that stays.' }), ...decisionFields(t) }),
})

function heldFields(t: InputFields) {
  return {
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
    guests: t.field({ type: [GuestInput], required: true, description: 'Who else was there; up to 20.' }),
  }
}

export const RecordMeetingInput = builder.inputType('RecordMeetingInput', {
  description: 'A meeting that was held, as a secretary writes it down.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true, description: 'A random UUID made by the device, once for each form.' }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that met.' }),
    ...heldFields(t),
    decisions: t.field({ type: [DecisionInput], required: true, description: 'What was resolved; up to 50.' }),
  }),
})

const versionField = (t: InputFields) =>
  t.int({ required: true, description: 'The version that was read; another one is a conflict.' })

export const DraftMinutesInput = builder.inputType('DraftMinutesInput', {
  description: 'The draft of minutes, written anew before anybody has signed it.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    version: versionField(t),
    ...heldFields(t),
    decisions: t.field({
      type: [DraftDecisionInput],
      required: true,
      description: 'What was resolved; a decision that is missing is taken out.',
    }),
  }),
})

export const DiscardMeetingInput = builder.inputType('DiscardMeetingInput', {
  description: 'A draft that is discarded.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    reason: t.string({
      required: true,
      description: 'Why, up to 500 characters; everybody can read it at the number.',
    }),
  }),
})

export const CorrectMinutesInput = builder.inputType('CorrectMinutesInput', {
  description: 'The texts of a new version of published minutes. Attendance, votes and tasks stay as they were signed.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    version: versionField(t),
    title: t.field({ type: TrilingualTextInput, required: true, description: 'What it was about.' }),
    place: t.field({ type: TrilingualTextInput, required: true, description: 'Where it was held.' }),
    minutes: t.field({ type: TrilingualTextInput, description: 'What was said.' }),
    agenda: t.stringList({ required: true, description: 'Every point of the agenda, in order.' }),
    decisions: t.stringList({ required: true, description: 'The text of every decision, in order.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; printed in the public history.' }),
  }),
})
