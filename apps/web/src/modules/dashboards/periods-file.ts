import { periodColumns } from '@hamkori/schema/dashboards.columns'
import type { PeriodColumn } from '@hamkori/schema/dashboards.columns'
import { dictionary } from '@hamkori/schema/dictionary'
import { capitalized } from '@hamkori/schema/format/capital'
import { dimensionLabels } from '@hamkori/schema/questionnaire'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable, FileValue } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { periodsAddress } from './compare.ts'
import { periodsFilters, periodsVariables } from './periods.ts'
import { periodsQuery } from './periods.documents.ts'
import { statementDimension } from './scores.ts'

/** Two periods of one place, as a file: the numbers of the page, and of the release that they come from. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const filter = readFilters(periodsFilters, given)
  const { place } = await ask(periodsQuery, periodsVariables(filter))
  if (!place) return null
  const { code, release, periodChange: found } = place
  const name = capitalized(place.name[language])
  // Two periods that the release does not have are no table, and no empty one either.
  if (!found && (filter.earlier !== undefined || filter.later !== undefined)) return null
  const rows = (found?.statements ?? []).map(
    ({ statement, earlierAnswers, laterAnswers, ...shares }): Readonly<Record<PeriodColumn, FileValue>> => ({
      ...{ release: release?.number ?? null, code, name, statement },
      label: dimensionLabels[statementDimension(statement)][language],
      earlier_period: found?.earlier.code ?? null,
      later_period: found?.later.code ?? null,
      earlier_answers: earlierAnswers,
      later_answers: laterAnswers,
      earlier_percent: shares.earlier,
      later_percent: shares.later,
      difference: shares.difference,
      difference_low: shares.low,
      difference_high: shares.high,
      change: shares.change,
    }),
  )
  const columns = (Object.keys(periodColumns) as PeriodColumn[]).map((key) =>
    describedColumn(key, periodColumns, dictionary[language].records.periods),
  )
  return {
    title: t('dashboards.compare.periods.titleOf', { place: name }),
    page: periodsAddress(language, filter),
    columns,
    rows,
    total: rows.length,
  }
}
