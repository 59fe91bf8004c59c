import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** Which departments and councils the overview shows. */
export const overviewLists = ['silent', 'unanswered', 'vacant'] as const

/** What the overview is narrowed to, as its address says it. */
export interface OverviewAddress extends ListAddress {
  /** All where it is absent. */
  readonly show?: (typeof overviewLists)[number] | undefined
  /** The code of a region. */
  readonly area?: string | undefined
}

/** The regions side by side, by one dimension of the scores. */
export interface RegionsAddress extends ListAddress {
  readonly show?: string | undefined
}

/** The addresses of this module's pages at the desk. */
export const dashboardsLinks = {
  /** Departments and councils that have fallen silent. */
  overview: (language: Language, filter: OverviewAddress = {}): string =>
    addressOf(language, ['desk', 'overview'], { ...filter }),
  /** The regions side by side. */
  regions: (language: Language, filter: RegionsAddress = {}): string =>
    addressOf(language, ['desk', 'regions'], { ...filter }),
} as const
