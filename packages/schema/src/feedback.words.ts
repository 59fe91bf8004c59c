import type { Transition } from './transitions.ts'

export * from './questionnaire.ts'

/** How the answers of a rating stand. They become part of the scores with the next release. */
export const ratingStates = ['logged', 'counted', 'quarantined', 'excluded', 'erased'] as const
export type RatingState = (typeof ratingStates)[number]

/** How the comment of a rating stands; judged apart from the answers. */
export const commentStates = ['logged', 'autoChecked', 'inReview', 'published', 'redacted', 'withheld', 'contested', 'withheldFinally', 'erased'] as const
export type CommentState = (typeof commentStates)[number]

export const ratingVerbs = ['submit', 'withdraw'] as const
export type RatingVerb = (typeof ratingVerbs)[number]

/**
 * What this edition does to ratings: they are submitted, and withdrawn by the holder of the receipt. Counting,
 * quarantine and comment review come with releases and moderation, which extend this table.
 */
export const ratingTransitions = [
  { from: null, verb: 'submit', to: 'logged', who: 'rating:submit' },
  { from: 'logged', verb: 'withdraw', to: 'erased', who: 'rating:withdraw' },
] as const satisfies readonly Transition<RatingState, RatingVerb>[]

/** The only reasons for hiding a comment or excluding a rating. "Negative" or "harms our image" is none. */
export const hidingReasons = ['namesPerson', 'threat', 'hate', 'privateData', 'commercial', 'offTopic', 'duplicateOfOwn', 'courtOrder', 'authorsWish'] as const
export type HidingReason = (typeof hidingReasons)[number]

/** score100 = (x − 1) × 25, for x from 1 to 5. */
export function score100(x: number): number {
  return (x - 1) * 25
}

/**
 * Procedural justice of one rating: the mean of A1–A5 where at least three were answered with 1 to 5,
 * otherwise null. 0 (does not apply) and absent answers do not count.
 */
export function proceduralJustice(answers: Readonly<Partial<Record<'a1' | 'a2' | 'a3' | 'a4' | 'a5', number | null>>>): number | null {
  const given = [answers.a1, answers.a2, answers.a3, answers.a4, answers.a5].filter(
    (value): value is number => typeof value === 'number' && value >= 1 && value <= 5,
  )
  return given.length < 3 ? null : given.reduce((sum, value) => sum + value, 0) / given.length
}
