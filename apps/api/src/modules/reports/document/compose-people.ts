import { capitalized } from '@hamkori/schema/format/capital'
import { formatList } from '@hamkori/schema/format/list'
import { formatMonthShort } from '@hamkori/schema/format/date'
import { formatPeriod } from '@hamkori/schema/format/period'
import { dash, formatNumber } from '@hamkori/schema/format/number'
import { dimensionLabels, dimensions, factKeys, factLabels, scoreKeys, statements } from '@hamkori/schema/questionnaire'
import { intervalText, scoreText, verdictText, wholeText } from './cell-texts.ts'
import type { Composing } from './compose-report.ts'
import type { BarsBlock, Block, TrendsBlock } from '@hamkori/schema/printed-document'

/** What people say: scores, their course, what changed within a year, facts, places; or that nothing was published. */
export function composePeople(composing: Composing): Block[] {
  const { content, texts } = composing
  const heading: Block = { kind: 'heading', text: texts.headings.people }
  if (content.people.scores.every(({ low }) => low === null))
    return [heading, { kind: 'paragraph', text: texts.nothingPublished }]
  return [
    heading,
    scoreBars(composing),
    scoreTable(composing),
    { kind: 'heading', text: texts.headings.trend },
    trends(composing),
    trendTable(composing),
    ...yearTable(composing),
    { kind: 'heading', text: texts.headings.facts },
    factTable(composing),
    { kind: 'heading', text: texts.headings.places },
    placeTable(composing),
  ]
}

function labels({ language }: Composing): string[] {
  return dimensions.map((dimension) => dimensionLabels[dimension][language])
}

function scoreBars(composing: Composing): BarsBlock {
  const { content, texts, language, ofScores } = composing
  const { scores, comparison } = content.people
  const bars = labels(composing).map((label, at) => {
    const { score = null, low = null, high = null } = scores[at] ?? {}
    return { label, score, low, high, comparison: comparison?.[at] ?? null }
  })
  const ranked = bars
    .flatMap(({ label, score }) => (score === null ? [] : [{ label, score }]))
    .toSorted((one, other) => other.score - one.score)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  const number = (value: number) => wholeText(language, value)
  const reading =
    best === undefined || worst === undefined
      ? texts.bars.none
      : best === worst
        ? texts.bars.one(best.label, number(best.score))
        : texts.bars.extremes(best.label, number(best.score), worst.label, number(worst.score))
  const legend = comparison === null ? texts.bars.legendAlone : texts.bars.legend
  return { kind: 'bars', title: texts.bars.title, reading, legend, source: ofScores, bars }
}

function scoreTable({ content, texts, language, ofScores }: Composing): Block {
  const { columns } = texts
  return {
    ...{ kind: 'table', caption: texts.captions.scores, source: ofScores },
    columns: [
      { label: columns.statement, numeric: false },
      { label: columns.score, numeric: true },
      { label: columns.interval, numeric: true },
      { label: columns.n, numeric: true },
      ...(content.place.isCountry ? [] : [{ label: columns.verdict, numeric: false }]),
    ],
    rows: content.people.scores.map((cell, at) => {
      const [dimension = 'satisfaction', key = 'a8'] = [dimensions[at], scoreKeys[at]]
      return [
        `${dimensionLabels[dimension][language]}. ${statements[key][language]}`,
        scoreText(language, cell),
        intervalText(language, cell),
        wholeText(language, cell.n),
        ...(content.place.isCountry ? [] : [verdictText(texts, cell)]),
      ]
    }),
  }
}

function trends(composing: Composing): TrendsBlock {
  const { content, texts, language, ofScores } = composing
  const { series, months } = content.people
  const names = labels(composing)
  const went = (isUp: boolean) =>
    series.flatMap(({ changed, changeZ }, at) =>
      changed && changeZ !== null && changeZ > 0 === isUp ? [names[at] ?? ''] : [],
    )
  const [up, down] = [went(true), went(false)]
  const readings = [
    ...(up.length > 0 ? [texts.trends.up(formatList(language, up))] : []),
    ...(down.length > 0 ? [texts.trends.down(formatList(language, down))] : []),
  ]
  const { from, to } = scaleOf(series)
  return {
    ...{ kind: 'trends', title: texts.trends.title(wholeText(language, from), wholeText(language, to)), from, to },
    ...{ source: ofScores, months: months.length },
    reading: readings.length > 0 ? readings.join(' ') : texts.trends.none,
    first: formatMonthShort(language, months[0] ?? ''),
    last: formatMonthShort(language, months.at(-1) ?? ''),
    trends: series.map(({ score, low, high }, at) => ({
      label: names[at] ?? '',
      points: months.flatMap((_, month) => {
        const point = { score: score[month] ?? null, low: low[month] ?? null, high: high[month] ?? null }
        if (point.score === null || point.low === null || point.high === null) return []
        return [{ score: point.score, low: point.low, high: point.high, at: month }]
      }),
    })),
  }
}

/** The scale of all courses together: whole tens around everything that is drawn. */
function scaleOf(series: Composing['content']['people']['series']): { readonly from: number; readonly to: number } {
  const drawn = series.flatMap(({ score, low, high }) =>
    score.flatMap((value, at) => (value === null ? [] : [value, low[at] ?? value, high[at] ?? value])),
  )
  if (drawn.length === 0) return { from: 0, to: 100 }
  return { from: Math.floor(Math.min(...drawn) / 10) * 10, to: Math.ceil(Math.max(...drawn) / 10) * 10 }
}

function trendTable(composing: Composing): Block {
  const { content, texts, language, ofScores } = composing
  const { series, months } = content.people
  return {
    ...{ kind: 'table', caption: texts.captions.trend, source: ofScores, dense: true },
    columns: [
      { label: texts.columns.statement, numeric: false },
      ...months.map((month) => ({ label: formatMonthShort(language, month), numeric: true })),
    ],
    rows: labels(composing).map((label, at) => [
      label,
      ...months.map((_, month) => wholeText(language, series[at]?.score[month] ?? null)),
    ]),
  }
}

function yearTable(composing: Composing): Block[] {
  const { content, texts, language, ofScores } = composing
  const year = content.people.quarterChange
  if (year === null) return []
  const period = (first: string) =>
    formatPeriod(language, `${first.slice(0, 4)}-Q${(Number(first.slice(5)) - 1) / 3 + 1}`)
  const { columns } = texts
  const names = labels(composing)
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(language, Math.round(value))}`
  return [
    { kind: 'heading', text: texts.headings.year },
    {
      ...{
        kind: 'table',
        caption: capitalized(texts.yearCaption(period(year.earlier), period(year.later))),
        source: ofScores,
      },
      columns: [
        { label: columns.statement, numeric: false },
        { label: columns.earlier, numeric: true },
        { label: columns.later, numeric: true },
        { label: columns.difference, numeric: true },
        { label: columns.change, numeric: false },
      ],
      rows: year.statements.map(({ earlier, later, difference, change }, at) => [
        names[at] ?? '',
        wholeText(language, earlier),
        wholeText(language, later),
        difference === null ? dash : signed(difference),
        texts.changes[change],
      ]),
    },
  ]
}

function factTable({ content, texts, language, ofScores }: Composing): Block {
  const { columns } = texts
  return {
    ...{ kind: 'table', caption: texts.captions.facts, source: ofScores },
    columns: [
      { label: columns.fact, numeric: false },
      { label: columns.yes, numeric: true },
      { label: columns.interval, numeric: true },
      { label: columns.n, numeric: true },
    ],
    rows: factKeys.flatMap((key, at) => {
      const cell = content.people.facts[at]
      if (cell === undefined) return []
      return [
        [
          factLabels[key][language],
          scoreText(language, cell),
          intervalText(language, cell),
          wholeText(language, cell.n),
        ],
      ]
    }),
  }
}

function placeTable({ content, texts, language, ofScores }: Composing): Block {
  const { columns } = texts
  return {
    ...{ kind: 'table', caption: texts.captions.places, source: ofScores },
    columns: [
      { label: columns.place, numeric: false },
      { label: columns.verdict, numeric: false },
      { label: columns.score, numeric: true },
      { label: columns.interval, numeric: true },
      { label: columns.n, numeric: true },
    ],
    rows: content.people.places.map(({ name, score }) => [
      name[language],
      verdictText(texts, score),
      scoreText(language, score),
      intervalText(language, score),
      wholeText(language, score.n),
    ]),
  }
}
