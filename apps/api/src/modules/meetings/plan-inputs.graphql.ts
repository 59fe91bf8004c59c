import { builder } from '../../platform/builder.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Meeting, MeetingKind } from './meeting-type.graphql.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const PlannedItemInput = builder.inputType('PlannedItemInput', {
  description: 'One point of a planned agenda.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What is to be discussed; up to 500 characters.' }),
    durationMinutes: t.int({ description: 'How many minutes it is meant to take, 1 to 600.' }),
  }),
})

/** What of an announced meeting may change without a new day. */
function changeableFields(t: InputFields) {
  return {
    startsAt: t.string({ required: true, description: 'The hour in Dushanbe, HH:MM.' }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What it is about; up to 200 characters.',
    }),
    place: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'Where it is to be held; up to 200 characters.',
    }),
    agenda: t.field({
      type: [PlannedItemInput],
      required: true,
      description: "1 to 50 points, in order, in the title's original language.",
    }),
  }
}

function planFields(t: InputFields) {
  return {
    kind: t.field({ type: MeetingKind, required: true, description: 'What kind of sitting it is.' }),
    heldOn: t.field({ type: 'Date', required: true, description: 'The day; today or later.' }),
    ...changeableFields(t),
  }
}

const meetingField = (t: InputFields) => t.globalID({ for: Meeting, required: true, description: 'The meeting.' })
const versionField = (t: InputFields) =>
  t.int({ required: true, description: 'The version that was read; another one is a conflict.' })
const shortNoticeField = (t: InputFields) =>
  t.string({
    description:
      'Why it is announced later than the rule of the council asks for, up to 500 characters; needed only then. Everybody can read it.',
  })
const reasonField = (t: InputFields) =>
  t.string({ required: true, description: 'Why, up to 500 characters; everybody can read it.' })

export const PlanMeetingInput = builder.inputType('PlanMeetingInput', {
  description: 'A meeting that a council intends to hold.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true, description: 'A random UUID made by the device, once for each form.' }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that meets.' }),
    ...planFields(t),
  }),
})

export const RevisePlanInput = builder.inputType('RevisePlanInput', {
  description: 'The plan of a meeting, written anew.',
  fields: (t) => ({ meetingId: meetingField(t), version: versionField(t), ...planFields(t) }),
})

export const AnnounceMeetingInput = builder.inputType('AnnounceMeetingInput', {
  description: 'A planned or postponed meeting that is announced.',
  fields: (t) => ({ meetingId: meetingField(t), version: versionField(t), shortNoticeReason: shortNoticeField(t) }),
})

export const AmendAnnouncementInput = builder.inputType('AmendAnnouncementInput', {
  description: 'What has changed of an announced meeting that stays on its day.',
  fields: (t) => ({
    meetingId: meetingField(t),
    version: versionField(t),
    ...changeableFields(t),
    whatChanged: t.string({
      required: true,
      description: 'What is different, in words, up to 500 characters; everybody can read it.',
    }),
    reason: t.string({ description: 'Why, up to 500 characters; everybody can read it.' }),
  }),
})

export const PostponeMeetingInput = builder.inputType('PostponeMeetingInput', {
  description: 'An announced meeting that is put off.',
  fields: (t) => ({
    meetingId: meetingField(t),
    version: versionField(t),
    reason: reasonField(t),
    heldOn: t.field({ type: 'Date', description: 'The new day; absent where it is not known yet.' }),
    startsAt: t.string({ description: 'The hour on the new day, HH:MM; the same where it is absent.' }),
    shortNoticeReason: shortNoticeField(t),
  }),
})

export const CancelMeetingInput = builder.inputType('CancelMeetingInput', {
  description: 'An announced or postponed meeting that is called off.',
  fields: (t) => ({ meetingId: meetingField(t), version: versionField(t), reason: reasonField(t) }),
})
