import { capitalized } from '@hamkori/schema/format/capital'
import { formatMonthShort } from '@hamkori/schema/format/date'
import { formatNumber } from '@hamkori/schema/format/number'
import { renderToString } from '@vue/server-renderer'
import { createSSRApp } from 'vue'
import type { FigurePicture, FileContext } from '../../../platform/table-file.ts'
import tokens from '../../../ui/tokens.css?raw'
import FigureDrawing from '../components/FigureDrawing.vue'
import { countText, intervalText, scoreText, verdictKey } from '../scores.ts'
import { addressOfFigure, figureRows } from './figure.ts'
import type { FigureRow } from './figure.ts'
import { pictureParts, sourceOf } from './picture-parts.ts'
import type { AskedFigure } from './picture-parts.ts'

/** The colours of the light theme, the first of each name. */
const colours = new Map(
  [...tokens.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].reverse().map(([, name, value]) => [name, value]),
)
const properties = { fill: 'fill', stroke: 'stroke', text: 'color' } as const

/** The colours as classes, those that are used: a file has no style sheet beside it, and few programs know variables. */
function styleOf(drawn: string): string {
  const used = new Set([...drawn.matchAll(/\b(fill|stroke|text)-([\w-]+)/g)].map(([name]) => name))
  return [...used]
    .flatMap((name) => {
      const [kind = '', colour = ''] = name.split(/-(.*)/)
      const value = colours.get(colour)
      return value === undefined ? [] : [`.${name}{${properties[kind as keyof typeof properties]}:${value}}`]
    })
    .join('')
}

/** Attributes whose case counts in XML: the renderer writes HTML, which has none. */
const cased: Readonly<Record<string, string>> = { viewbox: 'viewBox', preserveaspectratio: 'preserveAspectRatio' }

function asXml(drawn: string): string {
  return (
    drawn
      .replaceAll(/ (viewbox|preserveaspectratio)="/g, (_, name: string) => ` ${cased[name] ?? name}="`)
      // Marks that a browser would need to take the component over.
      .replaceAll(/<!--.*?-->/g, '')
  )
}

/** Draws a figure as it is taken along, by the components that draw it on the page. */
export async function drawPicture(figure: AskedFigure, context: FileContext): Promise<FigurePicture> {
  const { dashboard, chart, dimension } = figure
  const { language, t } = context
  const parts = pictureParts(figure, context)
  const drawn = asXml(await renderToString(createSSRApp(FigureDrawing, { parts, language })))
  const style = styleOf(drawn)
  const rows = figureRows(dashboard, figure, language)
  const ofTrend = chart === 'trend'
  return {
    title: `${parts.title}. ${capitalized(dashboard.name[language])}`,
    page: addressOfFigure(language, dashboard, chart, dimension),
    svg: drawn.replace('<style>', `<style>${style}`),
    style,
    source: sourceOf(dashboard, context),
    ...(chart === 'funnel' ? funnelTable(rows, context) : scoreTable()),
  }

  function scoreTable(): Pick<FigurePicture, 'headings' | 'rows'> {
    return {
      headings: [
        t('dashboards.columns.statement'),
        ...(ofTrend ? [t('dashboards.columns.month')] : []),
        ...['score', 'interval', 'n', ...(ofTrend ? [] : ['verdict'])].map((key) => t(`dashboards.columns.${key}`)),
      ],
      rows: rows.map(({ label, month, score }) => [
        label,
        ...(ofTrend ? [formatMonthShort(language, month ?? '')] : []),
        scoreText(language, score),
        intervalText(language, score),
        countText(language, score),
        ...(ofTrend ? [] : [t(`dashboards.verdict.${verdictKey(score)}`)]),
      ]),
    }
  }
}

function funnelTable(
  rows: readonly FigureRow[],
  { language, t }: FileContext,
): Pick<FigurePicture, 'headings' | 'rows'> {
  const range = ([low, high]: readonly [number, number]) => intervalText(language, { low, high })
  return {
    headings: [
      t('dashboards.places.area'),
      t('dashboards.figure.funnel.share'),
      t('dashboards.columns.n'),
      ...['inner', 'outer', 'position'].map((key) => t(`dashboards.figure.funnel.${key}`)),
    ],
    rows: rows.flatMap(({ label, funnel }) =>
      funnel
        ? [
            [
              ...[label, formatNumber(language, Math.round(funnel.share)), formatNumber(language, funnel.answers)],
              ...[range(funnel.inner), range(funnel.outer)],
              t(`dashboards.figure.funnel.positions.${funnel.position}`),
            ],
          ]
        : [],
    ),
  }
}
