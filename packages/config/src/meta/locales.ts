import path from 'node:path'
import { misspeltLetters } from './letters.ts'
import { projectFiles, readText } from './repository.ts'
import { sharedWords } from './shared-constants.ts'

const languages = ['tg', 'ru', 'en'] as const
export type Language = (typeof languages)[number]
type Messages = ReadonlyMap<string, string>

/** The texts of a folder of locales by their keys, `a.b.c`, below `at`. */
export function flatten(value: unknown, at: string, into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') into.set(at, value)
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) flatten(inner, at === '' ? key : `${at}.${key}`, into)
  } else into.set(at, '')
  return into
}

/** What a message expects from its caller: `{name}`, `{0}` and linked `@:key`, each once, sorted. */
export function placeholders(message: string): string[] {
  const withoutLiterals = message.replaceAll(/\{'[^']*'\}/g, '')
  const found = withoutLiterals.match(/\{\s*[\w.]+\s*\}|@(?:\.\w+)?:[\w.()-]+/g) ?? []
  return [...new Set(found.map((each) => each.replaceAll(/\s/g, '')))].toSorted()
}

const forms = (message: string): number => message.replaceAll(/\{'[^']*'\}/g, '').split('|').length
const hasLetters = (message: string): boolean => /\p{L}/u.test(message.replaceAll(/\{[^}]*\}|@(?:\.\w+)?:[\w.-]+/g, ''))

function compareLanguages(folder: string, texts: Readonly<Record<Language, Messages>>): string[] {
  const keys = [...new Set(languages.flatMap((language) => [...texts[language].keys()]))].toSorted()
  return keys.flatMap((key) => {
    const at = `${folder}: ${key}`
    const missing = languages.filter((language) => !texts[language].has(key))
    if (missing.length > 0) return [`${at} is missing in ${missing.join(', ')}`]
    const [tg, ru, en] = languages.map((language) => texts[language].get(key) ?? '') as [string, string, string]
    const problems: string[] = []
    for (const [language, text] of Object.entries({ tg, ru, en }) as [Language, string][]) {
      if (text.trim() === '') problems.push(`${at} is empty in ${language}`)
      const letters = misspeltLetters(language, text)
      if (letters) problems.push(`${at} in ${language} ${letters}: ${text}`)
      if (placeholders(text).join() !== placeholders(tg).join()) {
        problems.push(
          `${at} in ${language} has ${placeholders(text).join(' ') || 'no placeholder'}, tg has ${placeholders(tg).join(' ') || 'none'}`,
        )
      }
    }
    if (tg === ru && hasLetters(tg) && !sharedWords.has(tg.toLowerCase())) {
      problems.push(`${at} is the same in tg and ru: "${tg}" (if both languages say so, add it to shared-constants.ts)`)
    }
    // Tajik nouns stay singular after a number; Russian has one, few, many; English has one and other.
    if ([tg, ru, en].some((text) => forms(text) > 1)) {
      if (forms(ru) < 3) problems.push(`${at}: Russian needs three forms after a number (one | few | many): ${ru}`)
      if (forms(en) < 2) problems.push(`${at}: English needs two forms after a number (one | other): ${en}`)
    }
    return problems
  })
}

/**
 * Every fault of the three languages in every folder named `locales` and in those of single pages in it: a language or key missing, an empty text,
 * other placeholders, text left in the wrong language, missing plural forms. One sentence each.
 */
export function findLocaleFaults(root: string): string[] {
  const files = projectFiles(root).filter((file) => /\/locales\/(?:[\w-]+\/)?[^/]+\.json$/.test(file))
  const folders = [...new Set(files.map((file) => path.posix.dirname(file)))]
  return folders.flatMap((folder) => {
    const absent = languages.filter((language) => !files.includes(`${folder}/${language}.json`))
    if (absent.length > 0) return absent.map((language) => `${folder}: ${language}.json is missing`)
    const strangers = files
      .filter((file) => path.posix.dirname(file) === folder)
      .filter((file) => !languages.some((language) => file === `${folder}/${language}.json`))
    const read = (language: Language): Messages => flatten(JSON.parse(readText(root, `${folder}/${language}.json`)), '')
    return [
      ...strangers.map((file) => `${file}: not one of the three languages`),
      ...compareLanguages(folder, { tg: read('tg'), ru: read('ru'), en: read('en') }),
    ]
  })
}

/** Tajik, Russian and English texts written in code as `tg: '…'` whose letters belong to another language. */
export function findMisspeltCode(root: string): string[] {
  const literal = /\b(tg|ru|en)\s*:\s*(?:'((?:[^'\\\n]|\\.)*)'|`([^`]*)`|"((?:[^"\\\n]|\\.)*)")/g
  return projectFiles(root)
    .filter((file) => /\.(ts|vue)$/.test(file) && !/\.test\.ts$|(^|\/)tests\//.test(file))
    .flatMap((file) =>
      [...readText(root, file).matchAll(literal)].flatMap(([, language, a, b, c]) => {
        const text = a ?? b ?? c ?? ''
        const fault = misspeltLetters(language as Language, text)
        return fault ? [`${file}: ${language} ${fault}: ${text}`] : []
      }),
    )
}
