/** The three languages of the product, the default first. */
export const languages = ['tg', 'ru', 'en'] as const

/** A language of the product. Tajik is the default. */
export type Language = (typeof languages)[number]

/** The language of a visitor who has told us nothing. */
export const defaultLanguage: Language = 'tg'

/** Each language in its own words, for the switch. */
export const languageNames: Record<Language, string> = { tg: 'Тоҷикӣ', ru: 'Русский', en: 'English' }

/** Short labels for a narrow switch; a screen reader gets the full name. */
export const languageShortNames: Record<Language, string> = { tg: 'Тҷ', ru: 'Рус', en: 'Eng' }

/** Says whether a value is one of the product's languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/**
 * Chooses a language from an Accept-Language header (RFC 9110, 12.5.4).
 * The heaviest range that names one of our languages wins; ties keep the header's order.
 * Returns null when the header names none of them.
 */
export function languageFromHeader(header: string | null): Language | null {
  const ranges = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters
        .map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1])
        .find((found) => found !== undefined)
      return { language: tag.trim().toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
  const known = ranges.filter((range) => isLanguage(range.language) && range.weight > 0)
  known.sort((a, b) => b.weight - a.weight)
  const best = known[0]?.language
  return isLanguage(best) ? best : null
}
