import { type Language, defaultLanguage } from '@hamkori/schema/languages'
import { type InjectionKey, type Ref, inject, ref } from 'vue'

/** The reader's language, provided once by each app; it changes when the reader switches. */
export const languageKey: InjectionKey<Readonly<Ref<Language>>> = Symbol('language')

/** The reader's language. Call it in `setup`. */
export function useLanguage(): Readonly<Ref<Language>> {
  return inject(languageKey, () => ref(defaultLanguage), true)
}
