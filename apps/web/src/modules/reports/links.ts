import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** The addresses of reports. */
export const reportsLinks = {
  /** All reports in their newest versions. */
  list: (language: Language, page: ListAddress = {}): string => addressOf(language, ['reports'], { ...page }),
  /** One version of a report with its files. */
  report: (language: Language, reference: string): string => addressOf(language, ['reports', reference]),
  /** Where reports are begun, and those found that are being written. */
  desk: (language: Language): string => addressOf(language, ['desk', 'reports']),
  /** Where one is written. */
  atDesk: (language: Language, reference: string): string => addressOf(language, ['desk', 'reports', reference]),
  /** A file of a report; the same in every language. */
  file: (reference: string, name: string): string =>
    `/reports/${encodeURIComponent(reference)}/${encodeURIComponent(name)}`,
} as const
