import { type Language, languages } from '@hamkori/schema/languages'
import { pluralIndex } from '@hamkori/schema/format/plural'
import type { InjectionKey } from 'vue'
import { type I18n, createI18n } from 'vue-i18n'
import type { MessageLoaders } from './module.ts'

/** The app's translator. Messages arrive per module and language, when a page needs them. */
export type Translator = I18n<Record<string, never>, Record<string, never>, Record<string, never>, string, false>

/** Where the app leaves its translator, for what fetches its messages only when it is needed. */
export const translatorKey: InjectionKey<Translator> = Symbol('translator')

const clamp = (index: number, forms: number): number => Math.max(0, Math.min(index, forms - 1))

/**
 * Russian messages hold three forms («день | дня | дней»), English two, Tajik one. With fewer forms than
 * the language has, the last one is taken.
 */
export const pluralRules = Object.fromEntries(
  languages.map((language) => [language, (count: number, forms: number) => clamp(pluralIndex(language, count), forms)]),
)

/** A translator without messages yet. */
export function createTranslator(language: Language): Translator {
  const translator = createI18n<false>({
    legacy: false,
    locale: language,
    fallbackLocale: false as const,
    messages: {},
    pluralRules,
    missingWarn: import.meta.env.DEV,
  })
  return translator as unknown as Translator
}

/**
 * Adds the messages of the named parts (`identity`, `identity.audit-log`) in one language; each is fetched once. The part
 * with the name `''` holds whole trees for several modules.
 */
export async function loadMessages(
  translator: Translator,
  language: Language,
  parts: readonly (readonly [name: string, loaders: MessageLoaders])[],
): Promise<void> {
  const known = knownParts(translator, language)
  const missing = parts.filter(([name]) => !known.has(name))
  const loaded = await Promise.all(
    missing.map(async ([name, loaders]) => [name, (await loaders[language]()).default] as const),
  )
  for (const [name, messages] of loaded) {
    known.add(name)
    translator.global.mergeLocaleMessage(
      language,
      (name === ''
        ? messages
        : name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), messages)) as Record<
        string,
        unknown
      >,
    )
  }
}

const partsKnown = new WeakMap<Translator, Map<Language, Set<string>>>()

function knownParts(translator: Translator, language: Language): Set<string> {
  const all = partsKnown.get(translator) ?? new Map<Language, Set<string>>()
  const known = all.get(language) ?? new Set()
  partsKnown.set(translator, all.set(language, known))
  return known
}
