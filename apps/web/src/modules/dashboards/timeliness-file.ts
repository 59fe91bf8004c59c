import { timelinessColumns } from '@hamkori/schema/dashboards.columns'
import type { TimelinessColumn } from '@hamkori/schema/dashboards.columns'
import { dictionary } from '@hamkori/schema/dictionary'
import { links } from '../../platform/links.ts'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable, FileValue } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { timelinessQuery } from './timeliness.documents.ts'
import { sortedRows, timelinessFilters } from './timeliness.ts'

/** How fast the departments of a place answer, as a file: the table of the page, with all figures behind it. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const filter = readFilters(timelinessFilters, given)
  const { timeliness } = await ask(timelinessQuery, { code: filter.area ?? 'TJ', type: filter.type ?? null })
  if (!timeliness) return null
  const { name, from, to } = timeliness
  const rows = sortedRows(timeliness.rows, language, filter.order).map(
    ({ code, figures, ...row }): Readonly<Record<TimelinessColumn, FileValue>> => ({
      code,
      name: row.name[language],
      from,
      to,
      overdue: figures.overdue,
      open: figures.open,
      cases: figures.cases,
      due: figures.due,
      in_time_percent: figures.inTime,
      in_time_low: figures.low,
      in_time_high: figures.high,
      median_days: figures.medianDays,
      answered_in_15_days_percent: figures.answeredIn15,
      answered_in_30_days_percent: figures.answeredIn30,
    }),
  )
  const columns = (Object.keys(timelinessColumns) as TimelinessColumn[]).map((key) =>
    describedColumn(key, timelinessColumns, dictionary[language].records.timeliness),
  )
  return {
    title: t('dashboards.timeliness.titleOf', { name: name[language] }),
    page: links.timeliness(language, filter),
    columns,
    rows,
    total: rows.length,
  }
}
