/**
 * How an action on a record went. `unconfirmed`: it wanted a fresh proof of identity, and the person did not give it; `busy`:
 * too many at once, to be tried again in a while.
 */
export type ActionOutcome =
  'done' | 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'unconfirmed' | 'busy' | 'offline'

type Refusal =
  | 'InvalidInputError'
  | 'ForbiddenError'
  | 'NotFoundError'
  | 'ConflictError'
  | 'ConfirmationNeededError'
  | 'UnavailableError'

const outcomes: Record<Refusal, ActionOutcome> = {
  InvalidInputError: 'invalid',
  ForbiddenError: 'forbidden',
  NotFoundError: 'notFound',
  ConflictError: 'conflict',
  ConfirmationNeededError: 'unconfirmed',
  UnavailableError: 'busy',
}

/**
 * What became of an action whose result is a record of type `done` or one of the usual refusals. A refusal that is new
 * in the API's union does not fit the parameter, so it breaks the build here, by design.
 */
export function outcomeOf<const Done extends string>(
  done: Done,
  result: { readonly __typename: NoInfer<Done> | Refusal } | null | undefined,
): ActionOutcome {
  if (!result) return 'offline'
  const refusals: Record<string, ActionOutcome | undefined> = outcomes
  return result.__typename === done ? 'done' : (refusals[result.__typename] ?? 'offline')
}
