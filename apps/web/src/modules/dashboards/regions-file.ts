import { capitalized } from '@hamkori/schema/format/capital'
import { dimensionLabels, statementCodes } from '@hamkori/schema/questionnaire'
import { staffColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { dashboardsLinks } from './links.ts'
import { regionsOverviewQuery } from './overview.documents.ts'
import { chosenDimension, dimensionsInOrder } from './scores.ts'

/** The regions side by side, as a file: the table of the page, of one dimension of the scores. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const { regionsOverview } = await ask(regionsOverviewQuery, {})
  if (!regionsOverview) return null
  const dimension = chosenDimension(given('show'))
  const at = dimensionsInOrder.indexOf(dimension)
  const rows = regionsOverview.regions.map(({ code, name, figures, councils, councilsMet, meetings, scores }) => ({
    code,
    name: capitalized(name[language]),
    in_time_percent: figures.inTime,
    in_time_low: figures.low,
    in_time_high: figures.high,
    overdue: figures.overdue,
    councils,
    councils_met: councilsMet,
    meetings,
    release: regionsOverview.releaseNumber,
    statement: statementCodes[at] ?? null,
    label: dimensionLabels[dimension][language],
    answers: scores[at]?.n ?? null,
    score: scores[at]?.score ?? null,
    low: scores[at]?.low ?? null,
    high: scores[at]?.high ?? null,
  }))
  type Key = keyof (typeof rows)[number] & string
  const column = (type: 'text' | 'integer' | 'decimal', keys: readonly Key[]) =>
    keys.map((key) => ({
      ...staffColumn(key, type, t(`dashboards.desk-overview.side.file.${key}`)),
    }))
  return {
    title: t('dashboards.desk-overview.side.title'),
    page: dashboardsLinks.regions(language, { show: given('show') }),
    columns: [
      ...column('text', ['code', 'name']),
      ...column('decimal', ['in_time_percent', 'in_time_low', 'in_time_high']),
      ...column('integer', ['overdue', 'councils', 'councils_met', 'meetings', 'release']),
      ...column('text', ['statement', 'label']),
      ...column('integer', ['answers']),
      ...column('decimal', ['score', 'low', 'high']),
    ],
    rows,
    total: rows.length,
  }
}
