import { fewestCases } from '@hamkori/schema/dashboards'
import { builder } from '../../platform/builder.ts'
import { Name } from '../../platform/text-types.ts'
import type { TimelinessSource } from '../../platform/timeliness.ts'
import { DashboardLink, ScopeKind } from './scope-types.graphql.ts'
import { readTimeliness } from './read-timeliness.ts'
import type { TimelinessRow, TimelinessView } from './read-timeliness.ts'
import type { TimelinessFigures as FiguresShape } from './timeliness.ts'
import type { StageCounts } from './stages.ts'
import { timelinessReader } from './timeliness.queries.ts'

/** How fast cases were answered. */
export const TimelinessFigures = builder.objectRef<FiguresShape>('TimelinessFigures').implement({
  cache: 'publicRecord',
  description: `How fast cases were answered. Shares are per cent, and null where fewer than ${fewestCases} cases are behind them.`,
  fields: (t) => ({
    cases: t.exposeInt('cases', { description: 'Cases sent in the period.' }),
    due: t.exposeInt('due', { description: 'Those of them whose last day to answer has passed.' }),
    inTime: t.exposeFloat('inTime', {
      nullable: true,
      description: 'Of those whose last day has passed: the share answered by that day.',
    }),
    low: t.exposeFloat('low', { nullable: true, description: 'Lower end of its 95 % interval (Wilson).' }),
    high: t.exposeFloat('high', { nullable: true, description: 'Upper end of its 95 % interval.' }),
    medianDays: t.exposeInt('medianDays', {
      nullable: true,
      description:
        'Days after which half of the cases sent in the period were answered, open ones counted (Kaplan and Meier); null too where half still wait.',
    }),
    answeredIn15: t.exposeFloat('answeredIn15', {
      nullable: true,
      description: 'The share answered within 15 days, open cases counted in the same way.',
    }),
    answeredIn30: t.exposeFloat('answeredIn30', { nullable: true, description: 'The share answered within 30 days.' }),
    open: t.exposeInt('open', { description: 'Cases without an answer today, whenever they were sent.' }),
    overdue: t.exposeInt('overdue', { description: 'Those of them whose last day has passed.' }),
  }),
})

const Row = builder.objectRef<TimelinessRow>('TimelinessRow').implement({
  cache: 'publicRecord',
  description: 'A region with all its departments, or one department.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Code of the region or department.' }),
    name: t.expose('name', { type: Name, description: 'Its name.' }),
    isDepartment: t.exposeBoolean('isDepartment', { description: 'True for a department, false for a region.' }),
    figures: t.expose('figures', { type: TimelinessFigures, description: 'Its figures.' }),
  }),
})

const Stages = builder.objectRef<StageCounts>('CaseStageCounts').implement({
  cache: 'publicRecord',
  description: 'How far the cases sent in the period have come. Each number is that of a public list.',
  fields: (t) => ({
    sent: t.exposeInt('sent', { description: 'Sent to a department.' }),
    answeredInTime: t.exposeInt('answeredInTime', { description: 'Those of them answered by the last day.' }),
    agreed: t.exposeInt('agreed', { description: 'Those to which the department agreed, in whole or in part.' }),
    reported: t.exposeInt('reported', { description: 'Those of these that it reported as done.' }),
    verified: t.exposeInt('verified', { description: 'Those of these that the council has confirmed.' }),
    late: t.exposeInt('late', {
      description: 'Those agreed to whose promised last day has passed, while the department has reported nothing.',
    }),
  }),
})

const Timeliness = builder.objectRef<TimelinessView>('Timeliness').implement({
  cache: 'publicRecord',
  description:
    'How fast the departments of a place answer. A case counts for the department that owes the answer or gave it: after a referral, the receiver.',
  fields: (t) => ({
    scope: t.field({ type: ScopeKind, description: 'What kind of place it is.', resolve: ({ place }) => place.kind }),
    code: t.string({ description: 'Its code.', resolve: ({ place }) => place.code }),
    name: t.field({ type: Name, description: 'Its name.', resolve: ({ place }) => place.name }),
    parents: t.field({
      type: [DashboardLink],
      description: 'The way down from the country, without the place itself.',
      resolve: ({ parents }) => [...parents],
    }),
    from: t.expose('from', {
      type: 'Date',
      description: 'First day of the period: twelve months with the present one.',
    }),
    to: t.expose('to', { type: 'Date', description: 'Today.' }),
    fewestCases: t.int({
      description: 'Fewest cases for a share or a median.',
      resolve: () => fewestCases,
    }),
    figures: t.expose('figures', {
      type: TimelinessFigures,
      description: 'The figures of all its departments together.',
    }),
    stages: t.expose('stages', { type: Stages, description: 'How far the cases of all its departments have come.' }),
    rows: t.field({
      type: [Row],
      description:
        'For the country its regions and the ministry; for any other place its departments. Together they are all cases.',
      resolve: ({ rows }) => [...rows],
    }),
  }),
})

/** Adds the figures of timeliness to the schema, over the sources of all modules. */
export function addTimeliness(sources: readonly TimelinessSource[]): void {
  const read = timelinessReader(sources)
  const ClockedType = builder.enumType('ClockedType', {
    description: 'A type of record that a department has to answer within a time limit.',
    values: Object.fromEntries(
      sources.map(({ recordType }) => [recordType, { description: `The type ${recordType}.` }]),
    ),
  })
  builder.queryField('timeliness', (t) =>
    t.field({
      type: Timeliness,
      nullable: true,
      cache: 'publicRecord',
      description: 'How fast the departments of a place answer; null where there is no such place.',
      authScopes: { public: true },
      args: {
        code: t.arg.string({ required: true, description: 'The place, for example TJ, TJ-SU or TJ-SU-01.' }),
        type: t.arg({ type: ClockedType, description: 'One type of record alone; all when absent.' }),
      },
      resolve: (_root, { code, type }) => readTimeliness(read, code, type == null ? null : String(type)),
    }),
  )
}
