import { reportInput } from '@hamkori/schema/reports'
import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { actionErrors, confirmedActErrors } from '../../platform/error-types.ts'
import { connectionOf, readPage } from '../../platform/pagination.ts'
import { TrilingualTextInput } from '../../platform/text-types.ts'
import type { TimelinessSource } from '../../platform/timeliness.ts'
import { periodTimeliness } from '../dashboards/index.ts'
import { beginReport } from './actions/begin-report.ts'
import { discardReport } from './actions/discard-report.ts'
import { freezeReport } from './actions/freeze-report.ts'
import { writeReport } from './actions/write-report.ts'
import { Report } from './report-types.graphql.ts'
import { findReport, listFrozenReports, listUnfrozenReports } from './reports.queries.ts'

const QueryReportsConnection = connectionType(
  'QueryReportsConnection',
  Report,
  'A page of reports, the one frozen last first.',
  'publicRecord',
)

/** Before every report: nothing is frozen after it. */
const end = { before: new Date('9999-12-31T00:00:00Z'), reference: '' }

builder.queryFields((t) => ({
  reports: t.field({
    type: QueryReportsConnection,
    cache: 'publicRecord',
    description: 'Frozen reports in their newest versions, the one frozen last first.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: async (_root, args) => {
      const page = readPage(args, ([moment, reference, ...rest]) => {
        const before = new Date(moment ?? '')
        const isKey = rest.length === 0 && reference !== undefined && !Number.isNaN(before.getTime())
        return isKey ? { before, reference } : null
      })
      const rows = await listFrozenReports(page.after ?? end, page.first + 1)
      return connectionOf(rows, page, ({ frozenAt, reference }) => [frozenAt?.toISOString() ?? '', reference])
    },
  }),
  report: t.field({
    type: Report,
    nullable: true,
    cache: 'publicRecord',
    description: 'The report with this reference; a draft only for those who may write it. Null where there is none.',
    authScopes: { public: true },
    args: { reference: t.arg.string({ required: true, description: 'Its reference.' }) },
    resolve: async (_root, { reference }, { viewer }) => {
      const asked = reportInput.shape.reference.safeParse(reference)
      const report = asked.success ? await findReport(asked.data) : null
      return report?.state === 'frozen' || mayAct(viewer, 'report:write') ? report : null
    },
  }),
  reportDrafts: t.field({
    type: [Report],
    description: 'The reports that are written or made now; none for those who may not write them.',
    authScopes: { public: true },
    resolve: async (_root, _args, { viewer }) => (mayAct(viewer, 'report:write') ? listUnfrozenReports() : []),
  }),
}))

const BeginReportInputType = builder.inputType('BeginReportInput', {
  description: 'A report to begin.',
  fields: (t) => ({
    areaCode: t.string({ required: true, description: 'Code of a region, or of the country.' }),
    period: t.string({
      required: true,
      description: 'A quarter that has ended (2026-Q3), for the country a year (2026).',
    }),
    releaseNumber: t.int({
      required: true,
      description: 'The release that its scores come from; it reaches the end of the period.',
    }),
  }),
})
const WriteReportInputType = builder.inputType('WriteReportInput', {
  description: 'The texts of a draft.',
  fields: (t) => ({
    reference: t.string({ required: true, description: 'Its reference.' }),
    revision: t.int({ required: true, description: 'The revision that was read.' }),
    foreword: t.field({ type: TrilingualTextInput, description: 'The foreword; none leaves it out.' }),
    conclusions: t.field({ type: TrilingualTextInput, description: 'The conclusions, with the same original.' }),
  }),
})
const ReportInputType = builder.inputType('ReportInput', {
  description: 'A draft, as it was read.',
  fields: (t) => ({
    reference: t.string({ required: true, description: 'Its reference.' }),
    revision: t.int({ required: true, description: 'The revision that was read.' }),
  }),
})

const act = { authScopes: { signedIn: true }, errors: { types: actionErrors } } as const

builder.mutationFields((t) => ({
  writeReport: t.field({
    type: Report,
    description: 'Writes the foreword and the conclusions of a draft. Coordinators and administrators.',
    ...act,
    args: { input: t.arg({ type: WriteReportInputType, required: true, description: 'The texts.' }) },
    resolve: (_root, { input }, { viewer }) => writeReport(viewer, input),
  }),
  freezeReport: t.field({
    type: Report,
    description: 'Freezes a draft; a job makes its files and publishes it. Coordinators and administrators.',
    authScopes: { signedIn: true },
    errors: { types: confirmedActErrors },
    args: { input: t.arg({ type: ReportInputType, required: true, description: 'The draft.' }) },
    resolve: (_root, { input }, { viewer }) => freezeReport(viewer, input),
  }),
  discardReport: t.field({
    type: Report,
    description: 'Discards a draft; answers it as it was. Coordinators and administrators.',
    ...act,
    args: { input: t.arg({ type: ReportInputType, required: true, description: 'The draft.' }) },
    resolve: (_root, { input }, { viewer }) => discardReport(viewer, input),
  }),
}))

/** Adds `beginReport`, which counts the cases of all sources of timeliness. */
export function addReports(sources: readonly TimelinessSource[]): void {
  const readTimeliness = periodTimeliness(sources)
  builder.mutationField('beginReport', (t) =>
    t.field({
      type: Report,
      description: 'Begins a report and takes all its numbers at once. Coordinators and administrators.',
      ...act,
      args: { input: t.arg({ type: BeginReportInputType, required: true, description: 'The report.' }) },
      resolve: (_root, { input }, { viewer }) => beginReport(viewer, input, readTimeliness),
    }),
  )
}
