import type { FigureChart } from '@hamkori/schema/dashboards.constants'
import { capitalized } from '@hamkori/schema/format/capital'
import { formatDate, formatMonthRange, formatMonthShort } from '@hamkori/schema/format/date'
import { formatList } from '@hamkori/schema/format/list'
import { demonstrationWords } from '../../../platform/demonstration.ts'
import { productName } from '../../../platform/page.ts'
import type { FileContext } from '../../../platform/table-file.ts'
import type { Tile } from '../../../ui/tile-map.ts'
import type { Tone } from '../../../ui/tones.ts'
import { dimensionsInOrder, intervalText, scoreText, toneOf, verdictKey } from '../scores.ts'
import type { Dashboard, DashboardRow, DimensionKey, OutlineMap, Score } from '../scores.ts'
import { addressOfFigure, figureRows } from './figure.ts'
import type { FigureRow, PlacedRow } from './figure.ts'
import { drawnFunnel } from './drawn-funnel.ts'
import { withOutlines } from './drawn-outlines.ts'
import type { DrawnOutlines } from './drawn-outlines.ts'
import { figureReading, figureTitle } from './figure-words.ts'
import { funnelOf } from './funnel-places.ts'
import { trendPanels } from './trend-panels.ts'

/** A figure that an address asks for, with what it draws. */
export interface AskedFigure {
  readonly dashboard: Dashboard
  readonly chart: FigureChart
  readonly dimension: DimensionKey
  readonly places: readonly PlacedRow[]
  /** The outlines that an operator imported; null where the map is of tiles. */
  readonly outlines: OutlineMap | null
}

/** One line of a drawing of bars. */
export interface PictureBar {
  readonly key: string
  readonly label: string
  readonly score: Score | undefined
  readonly country: number | null
  readonly tone: Tone
  readonly scoreText: string
  readonly intervalText: string
  /** How it compares; null where nothing is compared. */
  readonly word: string | null
}

/** One course of a drawing of courses. */
export interface PicturePanel {
  readonly key: string
  readonly label: string
  readonly tone: Tone
  readonly word: string
  readonly score: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** Everything that a drawing shows, in words and numbers. */
export interface PictureParts {
  readonly title: string
  readonly place: string
  readonly reading: string
  readonly bars: readonly PictureBar[]
  readonly panels: readonly PicturePanel[]
  readonly scale: readonly [number, number]
  readonly ends: readonly string[]
  readonly tiles: readonly Tile[]
  /** Places with their outlines; null where there are none. Then the tiles are those without. */
  readonly outlines: DrawnOutlines | null
  /** Districts against their region; null in other figures. */
  readonly funnel: (ReturnType<typeof drawnFunnel> & { readonly axis: string }) | null
  /** Words beside the colours of tiles. */
  readonly swatches: readonly { readonly tone: Tone; readonly label: string }[]
  readonly notes: readonly string[]
  readonly source: readonly string[]
}

/** Puts into words what the drawing of a figure shows. */
export function pictureParts(figure: AskedFigure, context: FileContext): PictureParts {
  const { dashboard, chart, dimension } = figure
  const { language, origin, t } = context
  const rows = figureRows(dashboard, figure, language)
  const trend = trendPanels(dashboard.trend, language)
  const ofTrend = chart === 'trend'
  const funnel = chart === 'funnel' ? funnelOf(dashboard, dimension) : null
  const months = ofTrend ? dashboard.trend.months : [dashboard.fromMonth, dashboard.toMonth]
  const period = formatMonthRange(language, months[0] ?? '', months.at(-1) ?? '')
  const isCompared = rows.some(({ score }) => score?.verdict != null)
  const { tiles, outlines } = mapOf()
  const page = origin + addressOfFigure(language, dashboard, chart, dimension)
  return {
    title: figureTitle(dashboard, figure, context),
    place: `${capitalized(dashboard.name[language])} · ${period}`,
    reading: figureReading(dashboard, chart, rows, context),
    bars: ofTrend || chart === 'map' || chart === 'funnel' ? [] : rows.map((row) => barOf(row, isCompared, context)),
    panels: ofTrend
      ? trend.panels.map(({ statement, word, ...panel }) => ({
          ...panel,
          key: statement,
          word: t(`dashboards.figure.trend.${word}`),
        }))
      : [],
    scale: trend.scale,
    ends: [months[0], months.at(-1)].map((month) => formatMonthShort(language, month ?? '')),
    tiles,
    outlines,
    funnel:
      funnel && rows.length > 0 ? { ...drawnFunnel(funnel, rows), axis: t('dashboards.figure.funnel.answers') } : null,
    swatches:
      chart === 'map'
        ? (['better', 'same', 'worse', 'few'] as const).map((tone) => ({
            tone,
            label: t(`dashboards.verdict.${tone}`),
          }))
        : [],
    notes: notesOf(),
    source: [sourceOf(dashboard, context), `${t('site.file.terms')} ${page}`],
  }

  function mapOf(): Pick<PictureParts, 'tiles' | 'outlines'> {
    if (chart !== 'map') return { tiles: [], outlines: null }
    const all = figure.places.flatMap((placed) => tileOf(placed, rows, context))
    return figure.outlines === null
      ? { tiles: all, outlines: null }
      : withOutlines(
          figure.outlines,
          all,
          dashboard.rows.flatMap((row) => wholeOf(row, figure, context)),
        )
  }

  function notesOf(): string[] {
    if (outlines) {
      const beside = tiles.length > 0 ? [t('dashboards.figure.map.beside', { count: tiles.length })] : []
      const { source, licence } = outlines
      return [
        t('dashboards.figure.map.text'),
        ...beside,
        t('dashboards.selfSelected'),
        t('dashboards.figure.map.source', { source, licence }),
      ]
    }
    if (chart === 'map') return [t('dashboards.mapText'), t('dashboards.selfSelected')]
    if (chart === 'funnel')
      return [t('dashboards.figure.funnel.legend'), t('dashboards.figure.funnel.text'), t('dashboards.selfSelected')]
    const country = rows.some((row) => row.country !== null) ? [t('dashboards.figure.legend.country')] : []
    const [low, high] = trend.scale
    const about = ofTrend
      ? [
          t('dashboards.figure.legend.band'),
          ...(trend.panels.length > 0 ? [t('dashboards.figure.trend.scale', { low, high })] : []),
        ]
      : [t('dashboards.figure.legend.interval')]
    const few =
      ofTrend && trend.few.length > 0
        ? [t('dashboards.figure.trend.fewAll', { labels: formatList(language, trend.few) })]
        : []
    return [[...country, ...about].join(' '), ...few, t('dashboards.selfSelected')]
  }
}

/** Which product, release and days a drawing is of. */
export function sourceOf({ release, demonstration }: Dashboard, { language, t }: FileContext): string {
  const told = release
    ? t('dashboards.release', { number: release.number, day: formatDate(language, release.through) })
    : ''
  return [productName, told, ...(demonstration ? [demonstrationWords[language]] : [])].join('. ')
}

function barOf(
  { item, label, score, country }: FigureRow,
  isCompared: boolean,
  { language, t }: FileContext,
): PictureBar {
  return {
    key: item,
    label,
    score,
    country,
    tone: isCompared ? toneOf(score) : 'same',
    scoreText: scoreText(language, score),
    intervalText: intervalText(language, score),
    word: isCompared || verdictKey(score) === 'few' ? t(`dashboards.verdict.${verdictKey(score)}`) : null,
  }
}

/** A region that may be drawn as a whole, where no place below it has an outline. */
function wholeOf(row: DashboardRow, { dimension }: AskedFigure, { language }: FileContext): Tile[] {
  const score = row.scores[dimensionsInOrder.indexOf(dimension)]
  const label = row.shortName[language]
  const value = scoreText(language, score)
  return [
    {
      code: row.code,
      column: 0,
      row: 0,
      label,
      shortLabel: label,
      region: row.code,
      tone: toneOf(score),
      value,
      href: '',
    },
  ]
}

function tileOf({ region, row }: PlacedRow, rows: readonly FigureRow[], { language }: FileContext): Tile[] {
  if (!row.tile) return []
  const score = rows.find(({ item }) => item === row.code)?.score
  const label = row.shortName[language]
  const value = scoreText(language, score)
  return [{ ...row.tile, code: row.code, label, shortLabel: label, region, tone: toneOf(score), value, href: '' }]
}
