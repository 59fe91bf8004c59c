import { capitalized } from '@hamkori/schema/format/capital'
import { fewestCases } from '@hamkori/schema/dashboards.constants'
import { compareNames } from '@hamkori/schema/format/names'
import { dash, formatNumber, formatPercent } from '@hamkori/schema/format/number'
import { formatDuration } from '@hamkori/schema/format/relative'
import type { Language } from '@hamkori/schema/languages'
import type { FragmentOf } from '../../platform/graphql.ts'
import { type CaseListAddress, type TimelinessAddress, links } from '../../platform/links.ts'
import { anyText, oneOf } from '../../platform/useFilteredList.ts'
import type { timelinessFragment } from './timeliness.documents.ts'

export type Timeliness = FragmentOf<typeof timelinessFragment>
export type TimelinessFigures = Timeliness['figures']

/** The types of record whose answers are timed. */
export const clockedTypes = ['Shortcoming', 'Proposal'] as const

/** By what the table can be ordered, beside what is most overdue. Scores have no order: most of their differences are chance. */
export const timelinessOrders = ['open', 'cases', 'inTime', 'median', 'name'] as const
type Order = TimelinessAddress['order']

/** How the address of the page is read. */
export const timelinessFilters = { area: anyText, type: oneOf(clockedTypes), order: oneOf(timelinessOrders) }

/**
 * The rows in an order: most overdue first, and of those alike the one with the lower share in time, then by name; or by another column,
 * the worst first. Where too few cases are behind a share or a time it stands last.
 */
export function sortedRows(rows: Timeliness['rows'], language: Language, order?: Order): Timeliness['rows'] {
  const compare = compareNames(language)
  type Row = Timeliness['rows'][number]
  const byName = (one: Row, other: Row) => compare(capitalized(one.name[language]), capitalized(other.name[language]))
  const columns: Readonly<Record<NonNullable<Order>, (one: Row, other: Row) => number>> = {
    open: (one, other) => other.figures.open - one.figures.open,
    cases: (one, other) => other.figures.cases - one.figures.cases,
    inTime: (one, other) => (one.figures.inTime ?? 101) - (other.figures.inTime ?? 101),
    median: (one, other) => (daysOf(other.figures) ?? -1) - (daysOf(one.figures) ?? -1),
    name: byName,
  }
  return [...rows].sort(
    (one, other) =>
      (order === undefined ? 0 : columns[order](one, other)) ||
      other.figures.overdue - one.figures.overdue ||
      columns.inTime(one, other) ||
      byName(one, other),
  )
}

/** The days until half were answered; more than any number where half still wait, null where there are too few to say. */
function daysOf({ cases, medianDays }: TimelinessFigures): number | null {
  if (cases < fewestCases) return null
  return medianDays ?? Number.MAX_SAFE_INTEGER
}

/** Per cent as people read them; a dash where too few cases are behind them. */
export function shareText(language: Language, percent: number | null): string {
  return percent === null ? dash : formatPercent(language, Math.round(percent) / 100)
}

/** From where to where a share may really be; empty where it is not told. */
export function boundsText(language: Language, { low, high }: Pick<TimelinessFigures, 'low' | 'high'>): string {
  if (low === null || high === null) return ''
  return `${formatNumber(language, Math.round(low))}–${formatNumber(language, Math.round(high))}`
}

/** How many days half of the cases took; null where half still wait, a dash where there are too few to say. */
export function medianText(language: Language, figures: TimelinessFigures, fewest: number): string | null {
  if (figures.cases < fewest) return dash
  return figures.medianDays === null ? null : formatDuration(language, figures.medianDays, 'day')
}

/** The numbers that count records. */
export const countedFigures = ['overdue', 'open', 'cases'] as const

/** The lists of the records that such a number counts. */
export type FigureLists = Readonly<Record<(typeof countedFigures)[number], string>>

/**
 * The lists behind the numbers of one department, or of all departments of a place; null where a number counts records of several
 * types, which no list has together.
 */
export function listsOf(
  language: Language,
  { type, from }: { readonly type: TimelinessAddress['type']; readonly from: string },
  whose: Pick<CaseListAddress, 'department' | 'departments'>,
): FigureLists | null {
  if (type === undefined) return null
  const list = links[type === 'Shortcoming' ? 'shortcomings' : 'proposals']
  return {
    overdue: list(language, { ...whose, answer: 'overdue' }),
    open: list(language, { ...whose, answer: 'unanswered' }),
    cases: list(language, { ...whose, since: from }),
  }
}
