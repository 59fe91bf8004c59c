import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** The addresses to which this module alone leads. */
export const operationsLinks = {
  /** How the installation is. */
  health: (language: Language): string => addressOf(language, ['desk', 'health']),
  /** Jobs that have failed for good. */
  failedJobs: (language: Language, page: ListAddress = {}): string =>
    addressOf(language, ['desk', 'jobs'], { ...page }),
} as const
