import { type Language, languages } from '@hamkori/schema/languages'

/**
 * A page's answer with every text in the page's language alone, where it has that language; else in the one that it was written in.
 * The server draws from this too, so that a page that read another language would show it at once, and not only in the browser.
 */
export function inOneLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each) => inOneLanguage(each, language))
  if (value === null || typeof value !== 'object') return value
  const fields = value as Readonly<Record<string, unknown>>
  const dropped = isInLanguages(fields) ? languages.filter((each) => each !== keptLanguage(fields, language)) : []
  const kept = Object.entries(fields).filter(([name]) => !(dropped as readonly string[]).includes(name))
  return Object.fromEntries(kept.map(([name, each]) => [name, inOneLanguage(each, language)]))
}

function isInLanguages(fields: Readonly<Record<string, unknown>>): boolean {
  return languages.every(
    (language) => language in fields && (fields[language] === null || typeof fields[language] === 'string'),
  )
}

function keptLanguage(fields: Readonly<Record<string, unknown>>, language: Language): unknown {
  return fields[language] ? language : fields['original']
}
