import { links } from '../../platform/links.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { timelinessQuery } from './dashboards.documents.ts'
import { sortedRows, timelinessFilters } from './timeliness.ts'

/** How fast the departments of a place answer, as a file: the table of the page, with all figures behind it. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const filter = readFilters(timelinessFilters, given)
  const { timeliness } = await ask(timelinessQuery, { code: filter.area ?? 'TJ', type: filter.type ?? null })
  if (!timeliness) return null
  const { name, from, to } = timeliness
  const rows = sortedRows(timeliness.rows, language).map(({ code, figures, ...row }) => ({
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
  }))
  const columns = [
    ...['code', 'name', 'from', 'to', 'overdue', 'open', 'cases', 'due', 'in_time_percent', 'in_time_low'],
    ...['in_time_high', 'median_days', 'answered_in_15_days_percent', 'answered_in_30_days_percent'],
  ].map((key) => ({ key, label: t(`dashboards.timeliness.file.${key}`), words: decimal(language) }))
  return {
    title: t('dashboards.timeliness.titleOf', { name: name[language] }),
    page: links.timeliness(language, filter),
    columns,
    rows,
    total: rows.length,
  }
}

/** A spreadsheet in Tajik or Russian reads 63,75 as a number and 63.75 as a date or a text. */
export function decimal(language: string) {
  return (value: unknown): string =>
    typeof value === 'number' && language !== 'en' ? String(value).replace('.', ',') : String(value)
}
