import { type Language, languages, type LocalizedText } from '../languages.ts'

/** A text and the language it is really in, which the page must name in `lang`. */
export interface ChosenText {
  readonly text: string
  readonly language: Language
}

/**
 * Chooses the reader's language from a three-language text, else the first of tg, ru, en that is filled.
 * Returns null when the text is empty in all of them.
 */
export function chooseText(text: LocalizedText, language: Language): ChosenText | null {
  for (const candidate of [language, ...languages]) {
    const found = text[candidate]
    if (found) return { text: found, language: candidate }
  }
  return null
}
