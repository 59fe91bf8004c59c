import type { ObjectRef } from '@pothos/core'
import { builder } from '../../platform/builder.ts'
import { Language, Name, TrilingualText } from '../../platform/text-types.ts'
import { caseFields } from '../cases/index.ts'
import type { PackActivity, PackAnswer, PackCase, PackCouncil, PackPlan, PackRows } from './pack.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

const Topic = caseFields.CaseTopic

const PackCouncilType = builder.objectRef<PackCouncil>('PackCouncil').implement({
  cache: 'publicRecord',
  description: 'A council of a gathering, with how many of its public records fall into the period.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    name: t.expose('name', { type: Name, description: 'Its name.' }),
    meetings: t.exposeInt('meetings', { description: 'Meetings with public minutes.' }),
    activities: t.exposeInt('activities', { description: 'What it held outside its meetings.' }),
    shortcomings: t.exposeInt('shortcomings', { description: 'Shortcomings that it sent to departments.' }),
    implemented: t.exposeInt('implemented', {
      description: 'Shortcomings and proposals of which it confirmed that they are done.',
    }),
    proposals: t.exposeInt('proposals', { description: 'Proposals that it submitted.' }),
  }),
})

const council = 'The council, by its name in addresses.'

const PackActivityType = builder.objectRef<PackActivity>('PackActivity').implement({
  cache: 'publicRecord',
  description: 'Something that a council held outside its meetings.',
  fields: (t) => ({
    council: t.exposeString('council', { description: council }),
    code: t.exposeString('code', { description: 'Its code in the register of activities.' }),
    kind: t.exposeString('kind', { description: 'What kind of event it was.' }),
    startedOn: t.exposeString('startedOn', { description: 'The first day, as precise as the source.' }),
    title: t.expose('title', { type: TrilingualText, description: 'What it was.' }),
  }),
})

const PackAnswerType = builder.objectRef<PackAnswer>('PackAnswer').implement({
  cache: 'publicRecord',
  description: 'The answer of a department that is in force.',
  fields: (t) => ({
    outcome: t.exposeString('outcome', { description: 'The outcome, as a code.' }),
    department: t.expose('department', { type: Name, description: 'Who answered.' }),
    answeredOn: t.expose('answeredOn', { type: 'Date', description: 'The day of the answer.' }),
    language: t.field({
      type: Language,
      description: 'The language of the reasons.',
      resolve: ({ language }) => language as 'tg',
    }),
    reasons: t.exposeString('reasons', { description: 'The beginning of the reasons, up to 600 characters.' }),
    isCut: t.exposeBoolean('isCut', { description: 'Whether the reasons go on on the page of the case.' }),
  }),
})

const PackCaseType = builder.objectRef<PackCase>('PackCase').implement({
  cache: 'publicRecord',
  description: 'A shortcoming, a proposal or a recommendation as the pack has it.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'Shortcoming, Proposal or Recommendation.' }),
    council: t.exposeString('council', { description: council }),
    reference: t.exposeString('reference', { description: 'Its printed number.' }),
    title: t.expose('title', { type: TrilingualText, description: 'What it is about.' }),
    state: t.exposeString('state', { description: 'Where it stands, as a code.' }),
    topic: t.expose('topic', { type: Topic, description: 'Its topic.' }),
    department: t.expose('department', { type: Name, description: 'Who owes the answer or gave it.' }),
    sentOn: t.expose('sentOn', { type: 'Date', description: 'The day on which it was handed over.' }),
    verifiedOn: t.expose('verifiedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the council confirmed that it is done.',
    }),
    answer: t.expose('answer', { type: PackAnswerType, nullable: true, description: 'The answer in force, if any.' }),
  }),
})

const PackPlanType = builder.objectRef<PackPlan>('PackPlan').implement({
  cache: 'publicRecord',
  description: 'An adopted plan of a council and how far it has come.',
  fields: (t) => ({
    council: t.exposeString('council', { description: council }),
    year: t.exposeInt('year', { description: 'The year.' }),
    done: t.exposeInt('done', { description: 'Items that are done.' }),
    all: t.exposeInt('all', { description: 'All items but those that were given up.' }),
    overdue: t.exposeInt('overdue', { description: 'Unfinished items whose day has passed.' }),
  }),
})

/** Rows of a section with the number of all. */
function section<Row>(name: string, row: ObjectRef<Types, Row>, description: string) {
  return builder.objectRef<PackRows<Row>>(name).implement({
    cache: 'publicRecord',
    description,
    fields: (t) => ({
      total: t.exposeInt('total', { description: 'How many there are in all.' }),
      rows: t.field({
        // Pothos cannot prove for an open Row that the ref returns it; the signature above does.
        type: [row as ObjectRef<Types, unknown>],
        description: 'Up to 40 of them, the newest first.',
        complexity: { multiplier: 5 },
        resolve: ({ rows }) => [...rows],
      }),
    }),
  })
}

/** The types of a pack's parts. */
export const packTypes = {
  PackCouncil: PackCouncilType,
  Activities: section('PackActivities', PackActivityType, 'Activities of the pack.'),
  Cases: section('PackCases', PackCaseType, 'Shortcomings, proposals or recommendations of the pack.'),
  Plans: section('PackPlans', PackPlanType, 'Plans of the pack.'),
}
