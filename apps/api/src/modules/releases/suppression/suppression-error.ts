/**
 * Why nothing can be published: `contradiction` (the sums do not add up), `solver` (no optimum), `unprotected` (no mask passed), `tooFew`
 * (the database found a number that would move by fewer than ten answers).
 */
export type SuppressionFailure = 'contradiction' | 'solver' | 'unprotected' | 'tooFew'

/** Thrown instead of a mask that was not proved safe: whoever catches it publishes nothing. */
export class SuppressionError extends Error {
  readonly failure: SuppressionFailure

  constructor(failure: SuppressionFailure, message: string) {
    super(message)
    this.name = 'SuppressionError'
    this.failure = failure
  }
}
