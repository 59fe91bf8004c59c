import type { Language } from '@hamkori/schema/languages'
import { addressOf, links } from '../../platform/links.ts'
import type { PlaceListAddress } from '../../platform/links.ts'

/** What the list of gatherings is narrowed to, as its address says it. */
export interface GatheringListAddress extends PlaceListAddress {
  readonly year?: string | undefined
}

/** The addresses of gatherings, to which this module alone leads. */
export const gatheringsLinks = {
  gatherings: (language: Language, filter: GatheringListAddress = {}): string =>
    addressOf(language, ['gatherings'], { ...filter }),
  gathering: links.gathering,
  /** For the wall of the hall: one section on each screen. */
  slides: (language: Language, slug: string): string => addressOf(language, ['gatherings', slug, 'slides']),
  deskGatherings: (language: Language): string => addressOf(language, ['desk', 'gatherings']),
  newGathering: (language: Language): string => addressOf(language, ['desk', 'gatherings', 'new']),
  deskGathering: (language: Language, slug: string): string => addressOf(language, ['desk', 'gatherings', slug]),
} as const
