import type { Transition } from './transitions.ts'

export * from './questionnaire.ts'

/** How a rating's answers stand. Counting, quarantine and exclusion come with the releases of scores. */
export const ratingStates = ['logged'] as const
export type RatingState = (typeof ratingStates)[number]

/**
 * How the comment of a rating stands; judged apart from the answers, shown nowhere before `published`.
 * @internal The product does not ask for it yet.
 */
export const commentStates = ['inReview', 'published', 'redacted', 'withheld'] as const

/**
 * What this edition does to ratings. Withdrawal, counting and comment review extend the table with moderation.
 * @internal Only tests use it.
 */
export const ratingTransitions = [
  { from: null, verb: 'submit', to: 'logged', who: 'rating:submit' },
] as const satisfies readonly Transition<RatingState, 'submit'>[]

/**
 * score100 = (x − 1) × 25, for x from 1 to 5.
 * @internal The product does not ask for it yet.
 */
export function score100(x: number): number {
  return (x - 1) * 25
}

/**
 * Procedural justice of one rating: the mean of A1–A5 where at least three were answered with 1 to 5,
 * otherwise null. 0 (does not apply) and absent answers do not count.
 * @internal The product does not ask for it yet.
 */
export function proceduralJustice(
  answers: Readonly<Partial<Record<'a1' | 'a2' | 'a3' | 'a4' | 'a5', number | null>>>,
): number | null {
  const given = [answers.a1, answers.a2, answers.a3, answers.a4, answers.a5].filter(
    (value): value is number => typeof value === 'number' && value >= 1 && value <= 5,
  )
  return given.length < 3 ? null : given.reduce((sum, value) => sum + value, 0) / given.length
}
