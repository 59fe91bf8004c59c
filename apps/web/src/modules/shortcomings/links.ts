import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of shortcomings at the desk, to which this module alone leads. */
export const shortcomingsLinks = {
  amendShortcoming: (language: Language, reference: string): string =>
    addressOf(language, ['desk', 'shortcomings', reference, 'edit']),
} as const
