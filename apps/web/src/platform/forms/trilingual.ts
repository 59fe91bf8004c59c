import type { Language } from '@hamkori/schema/languages'

/** An official text as a form keeps it: one language is the original, the others may be empty. */
export interface TrilingualFields {
  tg: string
  ru: string
  en: string
}

/** Nothing written yet. */
export const emptyText = (): TrilingualFields => ({ tg: '', ru: '', en: '' })

/** The fields of a text that was written before. */
export function fieldsOfText({ tg, ru, en }: { readonly [Name in Language]: string | null }): TrilingualFields {
  return { tg: tg ?? '', ru: ru ?? '', en: en ?? '' }
}

/** The API's input: empty translations are left out. */
export function trilingualInput(original: Language, fields: TrilingualFields) {
  const given = (text: string) => (text.trim() ? text : null)
  return { original, tg: given(fields.tg), ru: given(fields.ru), en: given(fields.en) }
}
