import type { FigureChart } from '@hamkori/schema/dashboards.constants'
import { capitalized } from '@hamkori/schema/format/capital'
import { compareNames } from '@hamkori/schema/format/names'
import type { Language } from '@hamkori/schema/languages'
import { contactKindLabels, dimensionLabels, factKeys, factLabels, statementCodes } from '@hamkori/schema/questionnaire'
import { dimensionsInOrder, statementDimension } from '../scores.ts'
import type { Dashboard, DashboardRow, DimensionKey, Score } from '../scores.ts'
import { figureAddress } from './figure-address.ts'
import { funnelOf } from './funnel-places.ts'
import type { FunnelPlace } from './funnel-places.ts'

/** The address of a figure as it stands in a dashboard. */
export function addressOfFigure(
  language: Language,
  { code, release }: Pick<Dashboard, 'code' | 'release'>,
  chart: FigureChart,
  dimension: DimensionKey,
): string {
  const ofOneScore = chart === 'map' || chart === 'places' || chart === 'funnel' || chart === 'kinds'
  const show = ofOneScore ? dimension : undefined
  return figureAddress(language, { of: code, chart, show, release: release ? String(release.number) : undefined })
}

/** A district on the map of the country or of a region. */
export interface PlacedRow {
  readonly region: string
  readonly row: DashboardRow
}

/** One number of a figure, with what it is about. */
export interface FigureRow {
  /** The code of a place or unit, of a statement, a kind of contact or a question. */
  readonly item: string
  readonly label: string
  /** A1 to A8; null where it is about what happened. */
  readonly statement: string | null
  /** The first day of a month; null but in the course of months. */
  readonly month: string | null
  readonly score: Score | undefined
  /** Where the country stands; null where nothing is compared. */
  readonly country: number | null
  /** Where a district stands against all of its region; absent in other figures. */
  readonly funnel?: FunnelPlace | undefined
}

const noVerdict = { verdict: null, bound: null } as const

/** Everything that a figure draws, and nothing else: its table, its file and its drawing are made of these rows. */
export function figureRows(
  dashboard: Dashboard,
  { chart, dimension, places }: { chart: FigureChart; dimension: DimensionKey; places: readonly PlacedRow[] },
  language: Language,
): FigureRow[] {
  const at = dimensionsInOrder.indexOf(dimension)
  const statement = statementCodes[at] ?? null
  const common = { month: null, country: null, statement }
  const byName = compareNames(language)
  const ofPlaces = (rows: readonly DashboardRow[]): FigureRow[] =>
    rows
      .map(({ code, name, scores }) => ({
        ...common,
        item: code,
        label: capitalized(name[language]),
        score: scores[at],
      }))
      .sort((one, other) => byName(one.label, other.label))
  switch (chart) {
    case 'map':
      return ofPlaces(places.map(({ row }) => row))
    case 'places':
      return ofPlaces(dashboard.rows)
    case 'funnel': {
      const found = new Map(funnelOf(dashboard, dimension)?.places.map((place) => [place.code, place]))
      return ofPlaces(dashboard.rows).flatMap((row) => {
        const funnel = found.get(row.item)
        return funnel ? [{ ...row, funnel }] : []
      })
    }
    case 'statements':
      return statementCodes.map((code, index) => ({
        ...common,
        item: code,
        label: dimensionLabels[statementDimension(code)][language],
        statement: code,
        score: dashboard.scores[index],
        country: dashboard.comparison?.[index] ?? null,
      }))
    case 'trend':
      return dashboard.trend.series.flatMap(({ statement: code, n, score, low, high }) =>
        dashboard.trend.months.flatMap((month, index) => {
          if (low[index] == null) return []
          const cell = { n: n[index] ?? null, score: score[index] ?? null, low: low[index], high: high[index] ?? null }
          const label = dimensionLabels[statementDimension(code)][language]
          return [{ ...common, item: code, label, statement: code, month, score: { ...cell, ...noVerdict } }]
        }),
      )
    case 'kinds':
      return dashboard.kinds.flatMap(({ kind, scores }) =>
        scores[at]?.low == null
          ? []
          : [{ ...common, item: kind, label: contactKindLabels[kind][language], score: scores[at] }],
      )
    case 'facts':
      return factKeys.flatMap((fact, index) => {
        const score = dashboard.facts[index]
        if (score?.low == null) return []
        const alone = { ...score, verdict: null }
        return [
          { ...common, statement: null, item: fact.toUpperCase(), label: factLabels[fact][language], score: alone },
        ]
      })
  }
}
