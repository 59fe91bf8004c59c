import { InvalidInputError, invalidAt } from '../../platform/errors.ts'

/** A council without a quorum adopts nothing: throws InvalidInputError for a proposal that names such a decision. */
export function refuseUnboundDecision({ binding }: { readonly binding: boolean | null }): void {
  if (binding === false) throw new InvalidInputError([invalidAt(['decisionId'], 'not_applicable_here')])
}
