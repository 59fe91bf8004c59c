/** What one document may hold, and cost (`apps/api/src/platform/http/graphql-endpoint.ts`, `platform/builder.ts`). */
export const documentLimits = { depth: 12, aliases: 15, tokens: 1_000, directives: 5, cost: 1_000 } as const

/** Most entries of one page of a list, and most ids in one input. */
export const largestPage = 100

/**
 * Largest body of a request, in KiB. Strangers send ratings and forms of a few kilobytes. Whoever is signed in may send minutes
 * in which every text and every list is as long as its limit, four bytes a character: 1.6 MB.
 */
export const bodyLimitKib = { stranger: 256, session: 2_048 } as const
