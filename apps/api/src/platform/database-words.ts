/** The word that a value of a database enum has everywhere else: `remedy_planned` is `remedyPlanned`. */
export function wordOf(databaseWord: string): string {
  return databaseWord.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}
