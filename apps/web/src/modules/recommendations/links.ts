import type { Language } from '@hamkori/schema/languages'
import { addressOf, links } from '../../platform/links.ts'

/** The addresses of recommendations. */
export const recommendationsLinks = {
  /** Those of the whole country, or of what the filters leave. */
  list: links.recommendations,
  page: links.recommendation,
  desk: (language: Language, reference: string): string => addressOf(language, ['desk', 'recommendations', reference]),
  amend: (language: Language, reference: string): string =>
    addressOf(language, ['desk', 'recommendations', reference, 'edit']),
  /** The form of a new one: for a council, and from records with these printed numbers, where they are given. */
  register: (language: Language, council?: string, from: readonly string[] = []): string =>
    addressOf(language, ['desk', 'recommendations', 'new'], { council, from: from.join(' ') || undefined }),
} as const
