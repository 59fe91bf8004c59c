import { normalizeForSearch } from '@hamkori/schema/normalize'

/** What people are found by: label and email under the spelling in which Tajik, Russian and Latin letters meet. */
export function normalizePerson(label: string, email: string): string {
  return normalizeForSearch(`${label} ${email}`)
}
