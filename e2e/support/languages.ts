import { pluralIndex } from '@hamkori/schema/format/plural'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The interface languages, each of which every journey of the public runs in. */
export const languages = ['tg', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * The languages in which councils and departments work, and their journeys run. English is tried on their first screens; `SHOOT=all`
 * takes every journey in it as well.
 */
export const staffLanguages: readonly Language[] = process.env['SHOOT'] === 'all' ? languages : ['tg', 'ru']

/** For what no language changes: what a keyboard reaches, what a slow line brings, which addresses are there. */
export const anyLanguage: Language = 'tg'

type Messages = { [key: string]: string | Messages }

/**
 * The messages of one module in one language, read from the app's own files, so that a journey finds elements by what a
 * person reads. `messages('feedback', 'tg')('send')` → the text, in the form that goes with the first number among the values; nested keys with dots, `desk.title` for the messages that
 * one page keeps apart; unknown keys throw.
 */
export function messages(
  module: string,
  language: Language,
): (key: string, values?: Record<string, string | number>) => string {
  const folder = module === 'platform' || module === 'app' ? module : `modules/${module}`
  const locales = new URL(`../../apps/web/src/${folder}/locales/`, import.meta.url)
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, locales), 'utf8')) as Messages
  const pages = readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const messages: Messages = {
    ...(existsSync(new URL(`${language}.json`, locales)) ? read(`${language}.json`) : {}),
  }
  // As in the app, what a page keeps apart is added to what the module has under the same name.
  for (const { name } of pages) {
    const own = messages[name]
    messages[name] = { ...(typeof own === 'object' ? own : {}), ...read(`${name}/${language}.json`) }
  }
  return (key, values = {}) => {
    const text = key
      .split('.')
      .reduce<string | Messages | undefined>(
        (node, part) => (typeof node === 'object' ? node[part] : undefined),
        messages,
      )
    if (typeof text !== 'string') throw new Error(`no text "${key}" in ${module} (${language})`)
    const count = Object.values(values).find((value) => typeof value === 'number')
    const forms = text.split(' | ')
    const form = (count === undefined ? undefined : forms[pluralIndex(language, count)]) ?? forms.at(-1) ?? text
    return Object.entries(values).reduce(
      (filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)),
      count === undefined ? text : form,
    )
  }
}
