import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'
import type { ListAddress } from '../../platform/links.ts'

/** What a page of people is narrowed to, as its address says it. */
export interface PeopleAddress extends ListAddress {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly role?: string | undefined
  /** The code of a department: only who has a post there. */
  readonly department?: string | undefined
  /** The slug of a council: only who has a seat on it. */
  readonly council?: string | undefined
}

/** The addresses of the list of people, to which this module alone leads. */
export const peopleLinks = {
  /** People and posts, narrowed to what the filter says. */
  people: (language: Language, filter: PeopleAddress = {}): string =>
    addressOf(language, ['desk', 'people'], { ...filter }),
} as const
