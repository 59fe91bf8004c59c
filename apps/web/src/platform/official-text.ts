import type { Language } from '@hamkori/schema/languages'
import type { FragmentOf } from './graphql.ts'
import type { officialTextFragment } from './text.documents.ts'

/** A text in the reader's language or in the one in which it was written, with that language where it is another. */
export function textIn(
  text: FragmentOf<typeof officialTextFragment>,
  language: Language,
): { readonly text: string; readonly language?: Language } {
  const own = text[language]
  if (own) return { text: own }
  return { text: text[text.original] ?? '', language: text.original }
}
