import { type Language, isLanguage, languages } from '@hamkori/schema/languages'

/**
 * A page's answer with every text in the page's language alone, where it has that language; else in the one that it was written in.
 * The server draws from this too, so that a page that read another language would show it at once, and not only in the browser.
 */
export function inOneLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each) => inOneLanguage(each, language))
  if (value === null || typeof value !== 'object') return value
  const fields = value as Readonly<Record<string, unknown>>
  const others = isInLanguages(fields) ? otherThan[keptLanguage(fields, language)] : none
  // A loop, and no list of pairs: a page has thousands of objects.
  const kept: Record<string, unknown> = {}
  for (const name in fields) if (!others.has(name)) kept[name] = inOneLanguage(fields[name], language)
  return kept
}

const none: ReadonlySet<string> = new Set()

/** The languages that are dropped where this one is kept. */
const otherThan = {
  tg: new Set(['ru', 'en']),
  ru: new Set(['tg', 'en']),
  en: new Set(['tg', 'ru']),
} satisfies Record<Language, ReadonlySet<string>>

function isInLanguages(fields: Readonly<Record<string, unknown>>): boolean {
  return languages.every(
    (language) => language in fields && (fields[language] === null || typeof fields[language] === 'string'),
  )
}

/** The page's language; where the text is not there in it, the one that it was written in. */
function keptLanguage(fields: Readonly<Record<string, unknown>>, language: Language): Language {
  const { original } = fields
  return !fields[language] && typeof original === 'string' && isLanguage(original) ? original : language
}
