import { funnelPositions } from '@hamkori/schema/dashboards.constants'
import type { FigureChart } from '@hamkori/schema/dashboards.constants'
import { formatList } from '@hamkori/schema/format/list'
import { formatNumber } from '@hamkori/schema/format/number'
import type { Language } from '@hamkori/schema/languages'
import { dimensionLabels } from '@hamkori/schema/questionnaire'
import { verdictKey } from '../scores.ts'
import type { Dashboard, DimensionKey } from '../scores.ts'
import type { FigureRow } from './figure.ts'
import { trendPanels } from './trend-panels.ts'

/** Translates, with the messages of this module. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

/** The title of a figure. */
export function figureTitle(
  { childScope }: Pick<Dashboard, 'childScope'>,
  { chart, dimension }: { chart: FigureChart; dimension: DimensionKey },
  { language, t }: { language: Language; t: Translate },
): string {
  const label = dimensionLabels[dimension][language]
  switch (chart) {
    case 'map':
      return t('dashboards.mapTitle', { label })
    case 'places':
      return t(`dashboards.placesTitle.${childScope}`, { label })
    case 'funnel':
      return t('dashboards.figure.funnel.title', { label })
    case 'statements':
      return t('dashboards.peopleSay')
    case 'trend':
      return t('dashboards.change')
    case 'kinds':
      return `${t('dashboards.kinds.title')}: ${label}`
    case 'facts':
      return t('dashboards.facts.title')
  }
}

/** What a figure says, in one sentence or a few: the words first. */
export function figureReading(
  { scope, trend }: Pick<Dashboard, 'scope' | 'trend'>,
  chart: FigureChart,
  rows: readonly FigureRow[],
  { language, t }: { language: Language; t: Translate },
): string {
  if (chart === 'trend') return trendReading(trend, { language, t })
  if (chart === 'funnel') return funnelReading(rows, { language, t })
  const isCompared = chart === 'map' || chart === 'places' || (chart === 'statements' && scope !== 'country')
  if (isCompared) return verdictReading(rows, { language, t })
  const scored = rows.flatMap(({ label, score }) =>
    score?.score == null ? [] : [{ label: label.replace(/[.?]$/, ''), value: score.score }],
  )
  const ordered = scored.sort((one, other) => one.value - other.value)
  const [least, most] = [ordered[0], ordered.at(-1)]
  if (!least || !most) return t('dashboards.figure.reading.few')
  const words = { low: whole(language, least.value), high: whole(language, most.value) }
  if (ordered.length === 1) return t('dashboards.figure.reading.one', { label: least.label, score: words.low })
  return t('dashboards.figure.reading.range', { ...words, lowest: least.label, highest: most.label })
}

function verdictReading(rows: readonly FigureRow[], { language, t }: { language: Language; t: Translate }): string {
  const keys = rows.map(({ score }) => verdictKey(score))
  const parts = (['better', 'worse', 'same', 'few'] as const).flatMap((key) => {
    const count = keys.filter((each) => each === key).length
    return count === 0 ? [] : [`${t(`dashboards.verdict.${key}`)}: ${formatNumber(language, count)}`]
  })
  const text = parts.join('; ')
  return text === '' ? t('dashboards.figure.reading.few') : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** Which districts lie outside, by name; those within are counted. */
function funnelReading(rows: readonly FigureRow[], { language, t }: { language: Language; t: Translate }): string {
  if (rows.length === 0) return t('dashboards.figure.funnel.few')
  const said = funnelPositions.flatMap((position) => {
    const labels = rows.filter(({ funnel }) => funnel?.position === position).map(({ label }) => label)
    if (labels.length === 0) return []
    const values = { labels: formatList(language, labels), count: formatNumber(language, labels.length) }
    return [t(`dashboards.figure.funnel.reading.${position}`, values)]
  })
  return said.join(' ')
}

function trendReading(trend: Dashboard['trend'], { language, t }: { language: Language; t: Translate }): string {
  const { panels, few } = trendPanels(trend, language)
  const said = (['up', 'down', 'notEstablished', 'tooShort'] as const).flatMap((word) => {
    const labels = panels.filter((panel) => panel.word === word).map(({ label }) => label)
    return labels.length === 0
      ? []
      : [t(`dashboards.figure.trend.${word}All`, { labels: formatList(language, labels) })]
  })
  const rest = few.length === 0 ? [] : [t('dashboards.figure.trend.fewAll', { labels: formatList(language, few) })]
  return [...said, ...rest].join(' ')
}

/** A number on the scale of 0 to 100 as people read it. */
function whole(language: Language, value: number): string {
  return formatNumber(language, Math.round(value))
}
