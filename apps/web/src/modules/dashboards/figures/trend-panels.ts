import type { Language } from '@hamkori/schema/languages'
import { dimensionLabels } from '@hamkori/schema/questionnaire'
import type { Tone } from '../../../ui/tones.ts'
import type { Series } from '../../../ui/trend.ts'
import { statementDimension } from '../scores.ts'
import type { Dashboard } from '../scores.ts'

/** What can be said of a course: that it rose or fell, that neither is established, or that it is too short to be tested. */
export type TrendWord = 'up' | 'down' | 'notEstablished' | 'tooShort'

/** The course of one statement, ready to be drawn. */
export interface TrendPanel {
  readonly statement: string
  readonly label: string
  readonly word: TrendWord
  readonly tone: Tone
  readonly score: Series
  readonly low: Series
  readonly high: Series
  /** How many months have enough answers for a score. */
  readonly shown: number
}

/** The courses of all statements on one scale. */
export interface TrendPanels {
  /** First days of the months, oldest first. */
  readonly months: readonly string[]
  /** From where to where the scale goes: whole tens around everything that is drawn. */
  readonly scale: readonly [low: number, high: number]
  readonly panels: readonly TrendPanel[]
  /** Statements without two months of enough answers: nothing is drawn of them. */
  readonly few: readonly string[]
}

/** A line needs two months. */
const fewestMonths = 2
const tones = { up: 'better', down: 'worse', notEstablished: 'same', tooShort: 'few' } as const

/** Puts the courses of the statements beside each other, on a scale on which a change can be seen. */
export function trendPanels({ months, series }: Dashboard['trend'], language: Language): TrendPanels {
  const all = series.map(({ statement, score, low, high, changed, changeZ }) => {
    const word: TrendWord = changeZ === null ? 'tooShort' : !changed ? 'notEstablished' : changeZ > 0 ? 'up' : 'down'
    const label = dimensionLabels[statementDimension(statement)][language]
    const shown = score.filter((value) => value !== null).length
    return { statement, label, word, tone: tones[word], score, low, high, shown }
  })
  const panels = all.filter(({ shown }) => shown >= fewestMonths)
  return {
    months,
    scale: scaleOf(panels.flatMap(({ low, high, score }) => [...low, ...high, ...score])),
    panels,
    few: all.filter(({ shown }) => shown < fewestMonths).map(({ label }) => label),
  }
}

function scaleOf(values: Series): readonly [number, number] {
  const numbers = values.filter((value) => value !== null)
  if (numbers.length === 0) return [0, 100]
  const low = Math.floor(Math.min(...numbers) / 10) * 10
  const high = Math.ceil(Math.max(...numbers) / 10) * 10
  return [Math.max(0, Math.min(low, high - 20)), Math.min(100, Math.max(high, low + 20))]
}
