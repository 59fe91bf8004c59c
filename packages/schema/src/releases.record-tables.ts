import { caseColumns } from './cases.columns.ts'
import type { Column } from './columns.ts'
import { comparisonColumns, figureColumns, periodColumns, timelinessColumns } from './dashboards.columns.ts'
import { recommendationColumns } from './recommendations.columns.ts'
import { releaseListColumns } from './releases.list-columns.ts'
import { shortcomingColumns } from './shortcomings.columns.ts'

const { topic, answer_state, registered_on, counted_from, acknowledged_on, ...more } = caseColumns
const { answer_due_on, answered_on, days_overdue, state, action_due_on, ...rest } = more
const { reported_on, verified_on, ended_on, files, file_addresses, link, ...first } = rest
const life = { state, action_due_on, reported_on, verified_on, ended_on, files, file_addresses, link }
const dates = { registered_on, counted_from, acknowledged_on, answer_due_on, answered_on, days_overdue, ...life }

/** The tables of pages that are files too, by the path of their page: the other half of the data dictionary. */
export const recordTables = {
  shortcomings: {
    columns: { ...first, topic, ...shortcomingColumns, answer_state, ...dates },
  },
  proposals: {
    columns: { ...first, topic, answer_state, ...dates },
  },
  recommendations: {
    columns: { ...first, topic, ...recommendationColumns, answer_state, ...dates },
  },
  releases: {
    columns: releaseListColumns,
  },
  'dashboards/answers': {
    columns: timelinessColumns,
  },
  'dashboards/compare': {
    columns: comparisonColumns,
  },
  'dashboards/periods': {
    columns: periodColumns,
  },
  'dashboards/figure': {
    columns: figureColumns,
  },
} as const satisfies Readonly<Record<string, { readonly columns: Readonly<Record<string, Column>> }>>

export type RecordTablePath = keyof typeof recordTables
