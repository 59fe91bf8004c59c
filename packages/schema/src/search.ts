/** How much of what somebody types into the search counts, and how many records are found at most. */
export const recordSearchLimits = { text: 80, words: 6, shortestWord: 3, found: 10 } as const

/** How many records like one that is about to be registered are shown, and from how many letters of its title on they are looked for. */
export const similarCasesLimits = { found: 5, shortestTitle: 6 } as const
