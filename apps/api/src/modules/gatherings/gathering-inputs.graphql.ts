import { builder } from '../../platform/builder.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { GatheringItemKind } from './gathering-enums.ts'
import { Gathering } from './gathering-types.graphql.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const GatheringItemInput = builder.inputType('GatheringItemInput', {
  description: 'One point of the programme.',
  fields: (t) => ({
    kind: t.field({ type: GatheringItemKind, required: true, description: 'What it is for.' }),
    what: t.field({ type: TrilingualTextInput, required: true, description: 'What is said; up to 300 characters.' }),
    speaker: t.field({
      type: TrilingualTextInput,
      description: 'The office or body that speaks, never a person’s name; up to 200 characters.',
    }),
    minutes: t.int({ description: 'How many minutes it is meant to take, 1 to 480.' }),
  }),
})

const GatheringCouncilInput = builder.inputType('GatheringCouncilInput', {
  description: 'A council of a gathering.',
  fields: (t) => ({ councilId: t.globalID({ for: Council, required: true, description: 'The council.' }) }),
})

export const DraftGatheringInput = builder.inputType('DraftGatheringInput', {
  description: 'A gathering as it is planned; everything is written in the language of its title first.',
  fields: (t) => ({
    gatheringId: t.globalID({ for: Gathering, description: 'The draft that is written anew; absent for a new one.' }),
    version: t.int({ description: 'The version that was read; absent for a new one.' }),
    idempotencyKey: t.string({ required: true, description: 'A random UUID made on the device.' }),
    areaCode: t.string({ required: true, description: 'The country (TJ) or a region (TJ-SU).' }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that hosts it.' }),
    title: t.field({ type: TrilingualTextInput, required: true, description: 'Its subject; up to 300 characters.' }),
    place: t.field({ type: TrilingualTextInput, required: true, description: 'Where; up to 200 characters.' }),
    heldOn: t.field({ type: 'Date', required: true, description: 'The day; today or later.' }),
    startsAt: t.string({ description: 'The hour in Dushanbe.' }),
    coversFrom: t.field({ type: 'Date', required: true, description: 'The first day of the period of its pack.' }),
    coversTo: t.field({ type: 'Date', required: true, description: 'The last day of that period.' }),
    items: t.field({ type: [GatheringItemInput], required: true, description: '1 to 30 points, in order.' }),
    councils: t.field({ type: [GatheringCouncilInput], required: true, description: 'The councils that are invited.' }),
    guests: t.field({
      type: [TrilingualTextInput],
      required: true,
      description: 'Guests by office or body, never a person’s name; up to 200 characters each.',
    }),
  }),
})

const named = (t: InputFields) => ({
  gatheringId: t.globalID({ for: Gathering, required: true, description: 'The gathering.' }),
  version: t.int({ required: true, description: 'The version that was read.' }),
})
const reason = (t: InputFields) => t.string({ required: true, description: 'Why; public, up to 500 characters.' })

export const GatheringInput = builder.inputType('GatheringInput', {
  description: 'A draft of a gathering.',
  fields: named,
})

export const PostponeGatheringInput = builder.inputType('PostponeGatheringInput', {
  description: 'A gathering that is put off.',
  fields: (t) => ({
    ...named(t),
    reason: reason(t),
    heldOn: t.field({ type: 'Date', description: 'The new day, today or later; absent while none is known.' }),
    startsAt: t.string({ description: 'The hour on the new day; the same where it is absent.' }),
  }),
})

export const CancelGatheringInput = builder.inputType('CancelGatheringInput', {
  description: 'A gathering that is called off.',
  fields: (t) => ({ ...named(t), reason: reason(t) }),
})

export const HoldGatheringInput = builder.inputType('HoldGatheringInput', {
  description: 'A gathering that was held, and who took part.',
  fields: (t) => ({
    ...named(t),
    heldOn: t.field({ type: 'Date', required: true, description: 'The day; today or earlier.' }),
    tookPart: t.field({
      type: [GatheringCouncilInput],
      required: true,
      description: 'Those of the invited councils that came.',
    }),
  }),
})

export const ConcludeGatheringInput = builder.inputType('ConcludeGatheringInput', {
  description: 'What a gathering has come to.',
  fields: (t) => ({
    ...named(t),
    outcome: t.field({ type: TrilingualTextInput, required: true, description: 'Up to 5,000 characters.' }),
  }),
})
