import { dash, formatNumber } from '@hamkori/schema/format/number'
import type { Language } from '@hamkori/schema/languages'
import { statementCodes } from '@hamkori/schema/questionnaire'
import type { FragmentOf, ResultOf } from '../../platform/graphql.ts'
import type { Tone } from '../../ui/tones.ts'
import type { dashboardQuery, dashboardRowFragment, outlineMapFragment, scoreFragment } from './dashboards.documents.ts'

export type Score = FragmentOf<typeof scoreFragment>
export type DashboardRow = FragmentOf<typeof dashboardRowFragment>
export type OutlineMap = FragmentOf<typeof outlineMapFragment>
export type Dashboard = NonNullable<ResultOf<typeof dashboardQuery>['dashboard']>

/** The statements in the order in which the API gives their scores, with the name of what each measures. */
export const dimensionsInOrder = [
  'voice',
  'transparency',
  'evenHandedness',
  'respect',
  'care',
  'lawfulness',
  'effectiveness',
  'satisfaction',
] as const
export type DimensionKey = (typeof dimensionsInOrder)[number]

/** Which dimension the page's map, list and trend show: from the address, else satisfaction. */
export function chosenDimension(value: unknown): DimensionKey {
  return dimensionsInOrder.find((dimension) => dimension === value) ?? 'satisfaction'
}

/** What a place is shown by at a glance. */
export const highlights: readonly DimensionKey[] = ['satisfaction', 'respect', 'effectiveness', 'lawfulness']

/** The dimension of a statement, A1 to A8. */
export function statementDimension(statement: string): DimensionKey {
  return dimensionsInOrder[statementCodes.indexOf(statement)] ?? 'satisfaction'
}

/** The look and the word, as a key of the module's messages, of a verdict alone; null is too few answers. */
export function wordOf(verdict: Score['verdict']): {
  readonly tone: Tone
  readonly key: 'few' | 'better' | 'worse' | 'same'
} {
  if (verdict === null) return { tone: 'few', key: 'few' }
  const key = ({ better: 'better', worse: 'worse', notDistinguishable: 'same' } as const)[verdict]
  return { tone: key, key }
}

/** The colour and mark of a cell; too few answers is a look of its own. */
export function toneOf(score: Score | undefined): Tone {
  if (!score || score.low === null) return 'few'
  switch (score.verdict) {
    case 'better':
      return 'better'
    case 'worse':
      return 'worse'
    default:
      return 'same'
  }
}

/** The word before the number, as a key of the module's messages. */
export function verdictKey(score: Score | undefined): 'few' | 'better' | 'worse' | 'same' | 'none' {
  if (!score || score.low === null) return 'few'
  if (score.verdict === null) return 'none'
  return { better: 'better', worse: 'worse', notDistinguishable: 'same' }[score.verdict] as 'better' | 'worse' | 'same'
}

/** A score from 0 to 100 as people read it; a dash where it is not published. */
export function scoreText(language: Language, score: Score | undefined): string {
  return score?.score === null || score?.score === undefined ? dash : formatNumber(language, Math.round(score.score))
}

/** From where to where the score may really be. */
export function intervalText(language: Language, score: Pick<Score, 'low' | 'high'> | undefined): string {
  if (score?.low === null || score?.low === undefined || score.high === null) return dash
  return `${formatNumber(language, Math.round(score.low))}–${formatNumber(language, Math.round(score.high))}`
}

/** How many people answered; a dash below ten. */
export function countText(language: Language, score: Pick<Score, 'n'> | undefined): string {
  return score?.n === null || score?.n === undefined ? dash : formatNumber(language, score.n)
}

/** The looks of the words for a change. */
export const changeTones = { better: 'better', worse: 'worse', notDistinguishable: 'same', tooFew: 'few' } as const

/** A difference as people read it: +7, −7 or 0. */
export function signed(language: Language, value: number | null): string {
  if (value === null) return dash
  const whole = Math.round(value)
  return `${whole > 0 ? '+' : ''}${formatNumber(language, whole)}`
}
