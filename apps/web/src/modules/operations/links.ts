import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** The addresses of the list of failed jobs, to which this module alone leads. */
export const operationsLinks = {
  /** Jobs that have failed for good. */
  failedJobs: (language: Language, page: ListAddress = {}): string =>
    addressOf(language, ['desk', 'jobs'], { ...page }),
} as const
