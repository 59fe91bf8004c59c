import { builder } from '../../platform/builder.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import { Council, Membership } from '../councils/index.ts'
import { identityTypes } from '../identity/index.ts'
import { Decision } from '../meetings/index.ts'
import { Plan, PlanItem, PlanItemKind } from './plan-types.graphql.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const { CouncilOffice } = identityTypes

const PlanItemInput = builder.inputType('PlanItemInput', {
  description: 'One item of a plan; an office or a seat does it.',
  fields: (t) => ({
    what: t.field({ type: TrilingualTextInput, required: true, description: 'What; up to 300 characters.' }),
    kind: t.field({ type: PlanItemKind, required: true, description: 'What kind of work it is.' }),
    ownerOffice: t.field({ type: CouncilOffice, description: 'The office that does it.' }),
    ownerMembershipId: t.globalID({ for: Membership, description: 'The seat whose holder does it.' }),
    dueOn: t.field({ type: 'Date', required: true, description: 'By which day of the year.' }),
    place: t.field({ type: TrilingualTextInput, description: 'Where; up to 200 characters.' }),
  }),
})

export const DraftPlanInput = builder.inputType('DraftPlanInput', {
  description: 'A plan as it is written.',
  fields: (t) => ({
    councilId: t.globalID({ for: Council, required: true, description: 'The council.' }),
    year: t.int({ required: true, description: 'The year.' }),
    version: t.int({ description: 'The version that was read; absent for a new plan.' }),
    items: t.field({ type: [PlanItemInput], required: true, description: '1 to 60 items, in order.' }),
  }),
})

const planFields = (t: InputFields) => ({
  planId: t.globalID({ for: Plan, required: true, description: 'The plan.' }),
})
const itemFields = (t: InputFields) => ({
  itemId: t.globalID({ for: PlanItem, required: true, description: 'The item.' }),
  version: t.int({ required: true, description: 'The version that was read.' }),
})
const reason = (t: InputFields) => t.string({ required: true, description: 'Why; public, up to 500 characters.' })

export const AdoptPlanInput = builder.inputType('AdoptPlanInput', {
  description: 'A plan that is adopted, and how.',
  fields: (t) => ({
    ...planFields(t),
    version: t.int({ required: true, description: 'The version that was read.' }),
    decisionId: t.globalID({ for: Decision, description: 'The decision, of a meeting with public minutes.' }),
    note: t.string({ description: 'How, where no decision on record says it; public, up to 500 characters.' }),
  }),
})

export const CopyPlanInput = builder.inputType('CopyPlanInput', {
  description: 'A plan that is taken along into the next year.',
  fields: (t) => ({
    ...planFields(t),
    itemNumbers: t.intList({
      required: true,
      description: 'Numbers of items of this plan that come along although they are finished.',
    }),
  }),
})

export const StartPlanItemInput = builder.inputType('StartPlanItemInput', {
  description: 'An item on which work begins.',
  fields: itemFields,
})

export const FinishPlanItemInput = builder.inputType('FinishPlanItemInput', {
  description: 'An item that is done, and what shows it.',
  fields: (t) => ({
    ...itemFields(t),
    evidence: t.string({ description: 'In words; up to 1,000 characters.' }),
    record: t.string({
      description: 'The number of a public meeting or proposal of the council, or the code of an activity of it.',
    }),
  }),
})

export const PostponePlanItemInput = builder.inputType('PostponePlanItemInput', {
  description: 'An item that is put off.',
  fields: (t) => ({
    ...itemFields(t),
    dueOn: t.field({ type: 'Date', required: true, description: 'The new day; today or later.' }),
    reason: reason(t),
  }),
})

export const DropPlanItemInput = builder.inputType('DropPlanItemInput', {
  description: 'An item that is given up.',
  fields: (t) => ({ ...itemFields(t), reason: reason(t) }),
})
