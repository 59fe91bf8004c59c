import { type Language, languageNames, languages } from '@hamkori/schema/languages'

/** A part of what is about to be published, with its label. */
export interface ShownPart {
  readonly label: string
  readonly text: string
  /** The language of the text, where that is not the reader's. */
  readonly lang?: Language | undefined
}

type Written = { readonly [Name in Language]: string | null } & { readonly original: Language }

/** An official text as parts: the original first, then each translation that is written. */
export function partsOfText(label: string, text: Written): ShownPart[] {
  return [text.original, ...languages.filter((language) => language !== text.original)].flatMap((language) => {
    const words = text[language]?.trim()
    if (!words) return []
    return [
      {
        label: language === text.original ? label : `${label}: ${languageNames[language]}`,
        text: words,
        lang: language,
      },
    ]
  })
}
