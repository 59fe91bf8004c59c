import type { Language } from '@hamkori/schema/languages'
import { english } from './texts.en.ts'
import { russian } from './texts.ru.ts'
import { tajik } from './texts.tg.ts'

/** What reports say in one language. */
export interface ReportTexts {
  readonly titleOfRegion: (place: string, period: string) => string
  readonly titleOfCountry: (period: string) => string
  readonly subtitle: string
  readonly version: (number: number) => string
  readonly dated: (day: string) => string
  readonly taken: (day: string) => string
  readonly release: (number: number) => string
  readonly demonstration: string
  readonly headings: Readonly<
    Record<
      'foreword' | 'short' | 'people' | 'trend' | 'year' | 'facts' | 'places' | 'record' | 'conclusions' | 'notes',
      string
    >
  >
  /** Said above a text that was not translated, with the language in which it was written. */
  readonly notTranslated: (original: string) => string
  /** Those languages as that sentence has them, in the order of `languages`. */
  readonly originals: readonly [string, string, string]
  readonly noConclusions: string
  readonly nothingPublished: string
  readonly ratings: (count: string) => string
  readonly fewRatings: string
  readonly satisfaction: (score: string, interval: string) => string
  readonly better: (names: string) => string
  readonly worse: (names: string) => string
  readonly noDifference: string
  readonly sent: (shortcomings: string, proposals: string) => string
  readonly inTime: (share: string, interval: string) => string
  readonly fewCases: string
  readonly overdue: (count: string) => string
  readonly councils: (councils: string, met: string, meetings: string, activities: string) => string
  readonly bars: {
    readonly legend: string
    readonly legendAlone: string
    readonly title: string
    readonly extremes: (best: string, high: string, worst: string, low: string) => string
    readonly one: (name: string, score: string) => string
    readonly none: string
  }
  readonly trends: {
    readonly title: (from: string, to: string) => string
    readonly up: (names: string) => string
    readonly down: (names: string) => string
    readonly none: string
  }
  readonly columns: Readonly<
    Record<
      | 'statement'
      | 'score'
      | 'interval'
      | 'n'
      | 'verdict'
      | 'fact'
      | 'yes'
      | 'place'
      | 'earlier'
      | 'later'
      | 'difference'
      | 'change'
      | 'what'
      | 'sent'
      | 'inTime'
      | 'median'
      | 'open'
      | 'overdue',
      string
    >
  >
  readonly captions: Readonly<Record<'scores' | 'trend' | 'facts' | 'places' | 'record', string>>
  readonly yearCaption: (earlier: string, later: string) => string
  readonly verdicts: Readonly<Record<'better' | 'worse' | 'notDistinguishable' | 'few' | 'none', string>>
  readonly changes: Readonly<Record<'better' | 'worse' | 'notDistinguishable' | 'tooFew', string>>
  readonly types: Readonly<Record<'shortcomings' | 'proposals' | 'all', string>>
  readonly notes: readonly string[]
  readonly sources: {
    readonly scores: (number: number, through: string) => string
    readonly record: (day: string) => string
    readonly recordShort: (day: string) => string
    readonly report: string
  }
}

export const reportTexts: Readonly<Record<Language, ReportTexts>> = { tg: tajik, ru: russian, en: english }
