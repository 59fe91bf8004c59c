import { figureColumns } from '@hamkori/schema/dashboards.columns'
import type { FigureColumn } from '@hamkori/schema/dashboards.columns'
import { dictionary } from '@hamkori/schema/dictionary'
import { capitalized } from '@hamkori/schema/format/capital'
import { describedColumn } from '../../../platform/table-file.ts'
import type { FigurePicture, FileContext, FileTable, FileValue } from '../../../platform/table-file.ts'
import { readFilters } from '../../../platform/useFilteredList.ts'
import { countryMapQuery, figureQuery } from '../dashboards.documents.ts'
import type { Dashboard } from '../scores.ts'
import { placesOfCountry } from './country-places.ts'
import { drawPicture } from './draw-picture.ts'
import { addressOfFigure, figureRows } from './figure.ts'
import { figureAsked, figureFilters, hasFigure } from './figure-address.ts'
import { figureTitle } from './figure-words.ts'
import type { AskedFigure } from './picture-parts.ts'

/** The numbers of a figure, as a file: exactly those that it draws. */
export async function makeTable(context: FileContext): Promise<FileTable | null> {
  const figure = await readFigure(context)
  if (figure === null) return null
  const { language } = context
  const { dashboard, chart, dimension } = figure
  const { code, release, trend } = dashboard
  const months = chart === 'trend' ? trend.months : [dashboard.fromMonth, dashboard.toMonth]
  const rows = figureRows(dashboard, figure, language).map(
    ({ item, label, statement, month, score, funnel }): Readonly<Record<FigureColumn, FileValue>> => ({
      release: release?.number ?? null,
      code,
      name: capitalized(dashboard.name[language]),
      from: months[0] ?? null,
      to: months.at(-1) ?? null,
      chart,
      statement,
      item,
      label,
      month,
      answers: score?.n ?? null,
      score: score?.score ?? null,
      bound: score?.bound ?? null,
      low: score?.low ?? null,
      high: score?.high ?? null,
      verdict: score?.verdict ?? null,
      share: funnel?.share ?? null,
      limit_low: rounded(funnel?.inner[0]),
      limit_high: rounded(funnel?.inner[1]),
      outer_limit_low: rounded(funnel?.outer[0]),
      outer_limit_high: rounded(funnel?.outer[1]),
      position: funnel?.position ?? null,
    }),
  )
  const columns = (Object.keys(figureColumns) as FigureColumn[]).map((key) =>
    describedColumn(key, figureColumns, dictionary[language].records.figure),
  )
  const title = `${figureTitle(dashboard, figure, context)}. ${capitalized(dashboard.name[language])}`
  return { title, page: addressOfFigure(language, dashboard, chart, dimension), columns, rows, total: rows.length }
}

/** Per cent with two decimals. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 100) / 100
}

/** The drawing of a figure. */
export async function makePicture(context: FileContext): Promise<FigurePicture | null> {
  const figure = await readFigure(context)
  return figure === null ? null : drawPicture(figure, context)
}

/** What the address asks for; null where there is no such scope, release or figure. */
async function readFigure({ given, ask }: FileContext): Promise<AskedFigure | null> {
  const asked = figureAsked(readFilters(figureFilters, given))
  if (asked === null) return null
  const { dashboard, outlines } = await ask(figureQuery, asked.variables)
  if (!dashboard || !hasFigure(dashboard, asked.chart)) return null
  const { chart, dimension } = asked
  const places = chart === 'map' ? await placesOf(dashboard) : []
  return { dashboard, chart, dimension, places, outlines: outlines ?? null }

  async function placesOf({ scope, code, rows, release }: Dashboard) {
    if (scope !== 'country') return rows.map((row) => ({ region: code, row }))
    return placesOfCountry(await ask(countryMapQuery, { release: release?.number ?? null }))
  }
}
