import { isLanguage } from '@hamkori/schema/languages'
import type { Language } from '@hamkori/schema/languages'

/** To whom a message goes, and in which language. */
export interface Addressee {
  /** The person's id. */
  readonly id: string
  readonly email: string
  readonly language: string
}

/** The language in which a person wants to be written to; Tajik where none is known. */
export function languageOf({ language }: Addressee): Language {
  return isLanguage(language) ? language : 'tg'
}
