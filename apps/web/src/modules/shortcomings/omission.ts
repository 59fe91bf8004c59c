/** True for the outcomes that promise a remedy and its date. */
export const confirms = (outcome: string): boolean => outcome === 'confirmed' || outcome === 'partly'

/**
 * What an answer with a reason for leaving something out leaves out, as the message that asks for the reason names it: null where a
 * remedy and a date are there. `dropped` is what an earlier answer had promised.
 */
export function omissionOf({ outcome, remedy, remedyDueOn }: PromisedRemedy): 'noRemedy' | 'noDate' | 'dropped' | null {
  if (!confirms(outcome)) return 'dropped'
  if (remedyDueOn) return null
  return remedy?.trim() ? 'noDate' : 'noRemedy'
}
interface PromisedRemedy {
  readonly outcome: string
  readonly remedy: string | null
  readonly remedyDueOn: string | null
}
