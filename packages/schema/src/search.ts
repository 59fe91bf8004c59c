/** How much of what somebody types into the search counts, and how many records are found at most. */
export const recordSearchLimits = { text: 80, words: 6, shortestWord: 3, found: 10 } as const
