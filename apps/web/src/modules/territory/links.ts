import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses to which this module alone leads. */
export const territoryLinks = {
  /** Where an administrator puts borders on the map. */
  borders: (language: Language): string => addressOf(language, ['desk', 'borders']),
} as const
