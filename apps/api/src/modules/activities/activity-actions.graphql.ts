import type { RecordedActivityKind as Kind } from '@hamkori/schema/activities.constants'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Activity } from './activities.graphql.ts'
import { findActivities } from './activities.queries.ts'
import { correctActivity } from './actions/correct-activity.ts'
import { recordActivity } from './actions/record-activity.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const RecordedActivityKind = builder.enumType('RecordedActivityKind', {
  description: 'What a council can record.',
  values: {
    reception: { description: 'A reception of residents.' },
    schoolVisit: { description: 'A meeting with pupils, or with those who teach and raise them.' },
    informationSession: { description: 'Residents learn about the law, the police and the council.' },
    inspectorReport: { description: 'An inspector reports to residents in public.' },
    roundTable: { description: 'A round table.' },
    meeting: { description: 'A meeting that is no sitting of the council.' },
    publicConsultation: { description: 'A draft is discussed in public.' },
    workshop: { description: 'A workshop or training.' },
    survey: { description: 'Residents are asked.' },
    opening: { description: 'Something is opened.' },
    other: { description: 'Anything else.' },
  } satisfies Record<Kind, { description: string }>,
})

const countField = (t: InputFields, of: string) =>
  t.int({ description: `How many of those who came were ${of}; left out where that was not counted.` })

function writtenFields(t: InputFields) {
  return {
    kind: t.field({ type: RecordedActivityKind, required: true, description: 'What kind of event it was.' }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What it was, up to 200 characters. Every list is in its original language.',
    }),
    startedOn: t.string({
      required: true,
      description: 'The first day, as precise as it is known: year, year-month or full date; not to come.',
    }),
    endedOn: t.string({ description: 'The last day, where it was longer than one.' }),
    areaCode: t.string({ required: true, description: 'The code of the place, for example TJ-SU-01.' }),
    attendance: t.int({ description: 'How many came; parts are never more than it.' }),
    women: countField(t, 'women'),
    men: countField(t, 'men'),
    under14: countField(t, 'younger than 14'),
    from14to30: countField(t, 'from 14 to 30'),
    from31to59: countField(t, 'from 31 to 59'),
    from60: countField(t, '60 or older'),
    participants: t.stringList({
      required: true,
      description:
        'Who took part, by office or body and never by name: up to 30 lines of 500 characters, as every list.',
    }),
    topics: t.stringList({ required: true, description: 'What was spoken about.' }),
    shortcomings: t.stringList({ required: true, description: 'Shortcomings that were named.' }),
    proposals: t.stringList({ required: true, description: 'Proposals that were made.' }),
  }
}

const RecordActivityInput = builder.inputType('RecordActivityInput', {
  description: 'What a council did outside its meetings.',
  fields: (t) => ({
    idempotencyKey: t.string({ required: true, description: 'A random UUID made by the device, once for each form.' }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that did it.' }),
    ...writtenFields(t),
  }),
})

const CorrectActivityInput = builder.inputType('CorrectActivityInput', {
  description: 'A public activity, written anew.',
  fields: (t) => ({
    activityId: t.globalID({ for: Activity, required: true, description: 'The activity.' }),
    version: t.int({ required: true, description: 'The version that was read; another one is a conflict.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; everybody reads it.' }),
    ...writtenFields(t),
  }),
})

/** The activity after an act on it. */
async function activityAfter(id: string) {
  const activity = (await findActivities([id])).get(id)
  if (activity === undefined) throw new Error('an activity that was written cannot be read')
  return activity
}

builder.mutationFields((t) => ({
  recordActivity: t.field({
    type: Activity,
    description: 'Puts what a council did outside its meetings on the public record. Members of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RecordActivityInput, required: true, description: 'The activity.' }) },
    resolve: async (_root, { input }, context) =>
      activityAfter((await recordActivity(context.viewer, { ...input, councilId: input.councilId.id })).id),
  }),
  correctActivity: t.field({
    type: Activity,
    description: 'Writes a public activity of the council anew, with a public reason. Members of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: CorrectActivityInput, required: true, description: 'The activity.' }) },
    resolve: async (_root, { input }, context) =>
      activityAfter((await correctActivity(context.viewer, { ...input, activityId: input.activityId.id })).id),
  }),
}))
