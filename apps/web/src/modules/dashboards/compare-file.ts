import { comparisonColumns } from '@hamkori/schema/dashboards.columns'
import type { ComparisonColumn } from '@hamkori/schema/dashboards.columns'
import { dictionary } from '@hamkori/schema/dictionary'
import { capitalized } from '@hamkori/schema/format/capital'
import { dimensionLabels, statementCodes } from '@hamkori/schema/questionnaire'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable, FileValue } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { comparisonAddress, comparisonFilters, comparisonVariables } from './compare.ts'
import { comparisonQuery } from './compare.documents.ts'
import { statementDimension } from './scores.ts'

/** The scores of one or two places, as a file: the numbers of the page, and of the release that they come from. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const filter = readFilters(comparisonFilters, given)
  const { one, other } = await ask(comparisonQuery, comparisonVariables(filter))
  if (!one) return null
  const places = [one, other].filter((place) => place != null)
  const rows = places.flatMap(({ code, name, fromMonth, toMonth, release, scores }) =>
    statementCodes.map((statement, at): Readonly<Record<ComparisonColumn, FileValue>> => {
      const cell = scores[at]
      return {
        code,
        name: capitalized(name[language]),
        from: fromMonth,
        to: toMonth,
        release: release?.number ?? null,
        statement,
        label: dimensionLabels[statementDimension(statement)][language],
        answers: cell?.n ?? null,
        score: cell?.score ?? null,
        low: cell?.low ?? null,
        high: cell?.high ?? null,
        verdict: cell?.verdict ?? null,
      }
    }),
  )
  const columns = (Object.keys(comparisonColumns) as ComparisonColumn[]).map((key) =>
    describedColumn(key, comparisonColumns, dictionary[language].records.comparison),
  )
  const title = places.map(({ name }) => capitalized(name[language])).join(', ')
  return {
    title: t('dashboards.titleOf', { name: title }),
    page: comparisonAddress(language, filter),
    columns,
    rows,
    total: rows.length,
  }
}
