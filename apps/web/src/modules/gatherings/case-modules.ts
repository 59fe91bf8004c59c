import { links } from '../../platform/links.ts'

/** Where the words and the pages of the records of papers are, by their type. */
export const caseModules: Readonly<
  Record<string, { readonly words: string; readonly outcomes: string; readonly to: typeof links.shortcoming }>
> = {
  Shortcoming: { words: 'shortcomings', outcomes: 'shortcomings', to: links.shortcoming },
  Proposal: { words: 'proposals', outcomes: 'proposals', to: links.proposal },
  // Recommendations are answered as proposals are.
  Recommendation: { words: 'recommendations', outcomes: 'proposals', to: links.recommendation },
}

const unknown = { words: 'proposals', outcomes: 'proposals', to: links.proposal }

/** The words and the page of a record of this type. */
export const moduleOf = (type: string) => caseModules[type] ?? unknown
