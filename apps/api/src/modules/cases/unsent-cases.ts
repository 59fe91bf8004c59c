import { amendCase } from './actions/amend-case.ts'
import { discardCase } from './actions/discard-case.ts'

/** What a council may still do with a case that it has registered and not handed over. */
export const unsentCases = { amend: amendCase, discard: discardCase }
