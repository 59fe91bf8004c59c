import type { Language } from '@hamkori/schema/languages'
import { addressOf } from '../../platform/links.ts'

/** The addresses of proposals at the desk, to which this module alone leads. */
export const proposalsLinks = {
  registerProposal: (language: Language): string => addressOf(language, ['desk', 'proposals', 'new']),
  amendProposal: (language: Language, reference: string): string =>
    addressOf(language, ['desk', 'proposals', reference, 'edit']),
} as const
