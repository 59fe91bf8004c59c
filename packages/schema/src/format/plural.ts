import type { Language } from '../languages.ts'

/** The place of a form among a language's forms: Tajik has one, English two, Russian three. */
export type PluralIndex = 0 | 1 | 2

/**
 * Chooses the form that follows a number.
 * Tajik nouns stay singular after a number; Russian has one, few and many (CLDR rules for whole numbers,
 * a fraction takes «few», as in «2,5 дня»); English one and other.
 * Intl.PluralRules has no Tajik and would silently use the machine's language.
 */
export function pluralIndex(language: Language, count: number): PluralIndex {
  const number = Math.abs(count)
  if (language === 'tg') return 0
  if (language === 'en') return number === 1 ? 0 : 1
  if (!Number.isInteger(number)) return 1
  const ten = number % 10
  const hundred = number % 100
  if (ten === 1 && hundred !== 11) return 0
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2
}
