/** How much of what somebody types into the search counts, and how much is found. */
export const recordSearchLimits = {
  /** Characters that count. */
  text: 80,
  words: 6,
  /** Letters of the shortest word that counts. */
  shortestWord: 3,
  /** Records on a page, and pages. */
  page: 10,
  pages: 20,
  /** Up to so many records with the words are counted and put in order; of more only the newest ones are. */
  counted: 3_000,
  newest: 500,
} as const

/** How many records like one that is about to be registered are shown, and from how many letters of its title on they are looked for. */
export const similarCasesLimits = { found: 5, shortestTitle: 6 } as const
