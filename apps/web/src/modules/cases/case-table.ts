import { caseColumns } from '@hamkori/schema/cases.columns'
import type { CaseColumn } from '@hamkori/schema/cases.columns'
import { dictionary } from '@hamkori/schema/dictionary'
import { daysBetween } from '@hamkori/schema/format/date'
import type { FragmentOf } from '../../platform/graphql.ts'
import { type ListPage, readAllPages } from '../../platform/read-all-pages.ts'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileColumn, FileContext, FileTable, FileValue } from '../../platform/table-file.ts'
import type { caseFragments } from './cases.documents.ts'
import type { CaseKind } from './case-kind.ts'

type CaseRow = FragmentOf<typeof caseFragments.row> & { readonly state: string }

/** Most rows of one file. A longer list is narrowed, for example to a year. */
const mostRows = 5000

/** The state of the answer, as the filter of the lists names it. */
function answerStateOf({ answer, answeredOn, endedOn }: CaseRow): string {
  if (answeredOn === null && endedOn !== null) return 'notOwed'
  if (answeredOn === null) return answer.state === 'overdue' ? 'overdue' : 'waiting'
  return answer.dueOn !== null && answeredOn > answer.dueOn ? 'answeredLate' : 'answeredInTime'
}

/** How many days the answer is late or was late; 0 where it is not. */
function daysLate({ answer, answeredOn, endedOn }: CaseRow, day: string): number {
  return answer.dueOn === null ? 0 : Math.max(0, daysBetween(answer.dueOn, answeredOn ?? endedOn ?? day))
}

/**
 * The table of a kind's public list, all pages of it, the newest first. `readPage` asks for the page after a cursor; `own` are the
 * columns that the kind adds, with what stands in them.
 */
export async function caseTable<Row extends CaseRow>(
  { language, t, origin, day }: FileContext,
  kind: CaseKind,
  page: string,
  readPage: (after: string | null) => Promise<ListPage<Row> & { readonly totalCount: number }>,
  own: readonly (FileColumn & { readonly value: (row: Row) => FileValue })[] = [],
): Promise<FileTable> {
  const { rows: cases, last } = await readAllPages(readPage, mostRows)
  const described = (key: CaseColumn) => describedColumn(key, caseColumns, dictionary[language].records.cases)
  const columns: FileColumn[] = [
    ...(['number', 'title', 'title_language', 'council', 'council_area'] as const).map(described),
    ...(['department', 'department_code', 'answering_department', 'answering_department_code'] as const).map(described),
    ...own,
    { ...described('answer_state'), words: (state) => t(`cases.answerState.${String(state)}`) },
    ...(['registered_on', 'counted_from', 'acknowledged_on', 'answer_due_on', 'answered_on'] as const).map(described),
    described('days_overdue'),
    { ...described('state'), words: (state) => t(`${kind.messages.state}.${String(state)}`) },
    ...(['action_due_on', 'reported_on', 'verified_on', 'ended_on', 'files'] as const).map(described),
    ...(['file_addresses', 'link'] as const).map(described),
  ]
  const rows = cases.map((row) => {
    const { title, council, department, responsibleDepartment: answering } = row
    const written = title[language] === null ? title.original : language
    return {
      number: row.reference,
      title: title[written],
      title_language: written,
      council: council.name[language],
      council_area: council.area.code,
      department: department.name[language],
      department_code: department.code,
      answering_department: answering.name[language],
      answering_department_code: answering.code,
      ...Object.fromEntries(own.map(({ key, value }) => [key, value(row)])),
      answer_state: answerStateOf(row),
      registered_on: row.registeredOn,
      counted_from: row.answer.countedFrom,
      acknowledged_on: row.acknowledgedOn,
      answer_due_on: row.answer.dueOn,
      answered_on: row.answeredOn,
      days_overdue: daysLate(row, day),
      state: row.state,
      action_due_on: row.action.dueOn,
      reported_on: row.reportedOn,
      verified_on: row.verifiedOn,
      ended_on: row.endedOn,
      files: row.fileAddresses.length,
      file_addresses: row.fileAddresses.length === 0 ? null : row.fileAddresses.map((path) => origin + path).join(' '),
      link: origin + kind.links.page(language, row.reference),
    }
  })
  return { title: t(kind.messages.title), page, columns, rows, total: last.totalCount }
}

/** The column of topics, for a kind that has them: the kind adds `value`. */
export function topicColumn({ language, t }: FileContext): FileColumn {
  return {
    ...describedColumn('topic', caseColumns, dictionary[language].records.cases),
    words: (topic) => t(`cases.topic.${String(topic)}`),
  }
}
