import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of the registers and the seats, to which this module alone leads. */
export const councilsLinks = {
  organisations: (language: Language): string => addressOf(language, ['organisations']),
  documents: (language: Language): string => addressOf(language, ['documents']),
  /** The councils whose seats the person looks after. */
  seats: (language: Language): string => addressOf(language, ['desk', 'seats']),
} as const
