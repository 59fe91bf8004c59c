import { dash, formatNumber } from '@hamkori/schema/format/number'
import type { Language } from '@hamkori/schema/languages'
import type { Cell } from '../report-content.ts'
import type { ReportTexts } from './texts.ts'

/** A number without decimals, or a dash. */
export function wholeText(language: Language, value: number | null): string {
  return value === null ? dash : formatNumber(language, Math.round(value))
}

/** From where to where the true value may be, or a dash. */
export function intervalText(language: Language, { low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? dash : `${wholeText(language, low)}–${wholeText(language, high)}`
}

/** A score; where nearly all answered alike, its bound with the sign. */
export function scoreText(language: Language, { score, bound }: Cell): string {
  const sign = bound === null ? '' : bound === 'atMost' ? '≤ ' : '≥ '
  return `${score === null ? '' : sign}${wholeText(language, score)}`
}

/** The word before the number. */
export function verdictText({ verdicts }: ReportTexts, { low, verdict }: Cell): string {
  if (low === null) return verdicts.few
  return verdict === null ? verdicts.none : verdicts[verdict]
}
