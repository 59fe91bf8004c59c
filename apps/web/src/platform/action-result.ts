import type { CombinedError } from '@urql/core'
import type { Issue } from './forms/useIssues.ts'

/**
 * How a mutation ended, besides `done` and `invalid`:
 * - `forbidden`: the person may not do this;
 * - `signedOut`: the session has ended meanwhile, and the person did not sign in again;
 * - `anotherPerson`: somebody else is signed in than the page was drawn for;
 * - `notFound`: the record does not exist, or not for this person;
 * - `conflict`: somebody else changed the record first;
 * - `unconfirmed`: the API wanted a fresh proof of identity and the person did not give it;
 * - `tooLarge`: what was written is more than one request can carry;
 * - `busy`: too many requests at once; trying again in a few seconds may succeed;
 * - `offline`: no answer came, so whether it was done is unknown;
 * - `failed`: the server had an error.
 */
export type Refusal =
  | 'forbidden'
  | 'signedOut'
  | 'anotherPerson'
  | 'notFound'
  | 'conflict'
  | 'unconfirmed'
  | 'tooLarge'
  | 'busy'
  | 'offline'
  | 'failed'

/** The refusals that all mutations share: GraphQL type to outcome. */
const sharedRefusals = {
  ForbiddenError: 'forbidden',
  NotFoundError: 'notFound',
  ConflictError: 'conflict',
  ConfirmationNeededError: 'unconfirmed',
  UnavailableError: 'busy',
} as const satisfies Record<string, Refusal>

/** What the one root field of a mutation answers with. */
type Answer<Data> = NonNullable<Data[keyof Data]>
type AnyError = { readonly __typename: `${string}Error` }
type SharedError = { readonly __typename: keyof typeof sharedRefusals | 'InvalidInputError' }

/** The member of the result union that means success. */
export type Done<Data> = Exclude<Answer<Data>, AnyError>
/** Refusals of this one mutation, such as `SignInRefusedError`; `never` for most. */
export type OwnError<Data> = Exclude<Extract<Answer<Data>, AnyError>, SharedError>

/**
 * What became of a mutation, told apart by `outcome`. A refusal that only this mutation knows arrives as `refused`, with
 * its fields in `error`; mutations without one cannot end so.
 */
export type ActionResult<Data> =
  | { readonly outcome: 'done'; readonly record: Done<Data> }
  /** `unreadable` where the input could not be read at all: then nothing is known of its other fields. */
  | { readonly outcome: 'invalid'; readonly issues: readonly Issue[]; readonly unreadable?: true }
  | { readonly outcome: Exclude<Refusal, 'busy'> }
  /** `retryAfterSeconds` is null where the API did not say how long to wait. */
  | { readonly outcome: 'busy'; readonly retryAfterSeconds: number | null }
  | ([OwnError<Data>] extends [never] ? never : { readonly outcome: 'refused'; readonly error: OwnError<Data> })

/** Reads the answer of a mutation with one root field. `error` is what urql says when there is no answer. */
export function readResult<Data>(data: Data | undefined, error: CombinedError | undefined): ActionResult<Data> {
  const answer = Object.values(data ?? {})[0] as AnyAnswer | null | undefined
  if (!answer) {
    const unreadable = unreadableFields(error)
    return unreadable.length > 0
      ? { outcome: 'invalid', issues: unreadable, unreadable: true }
      : refusedWith(failureOf(error))
  }
  if (answer.__typename === 'InvalidInputError') return { outcome: 'invalid', issues: answer.issues ?? [] }
  const refusals: Record<string, Refusal | undefined> = sharedRefusals
  const refusal = refusals[answer.__typename]
  if (refusal) return refusedWith(refusal, answer.retryAfterSeconds)
  const result = answer.__typename.endsWith('Error')
    ? { outcome: 'refused', error: answer }
    : { outcome: 'done', record: answer }
  return result as ActionResult<Data>
}

interface AnyAnswer {
  readonly __typename: string
  readonly issues?: readonly Issue[]
  readonly retryAfterSeconds?: number
}

function refusedWith(outcome: Refusal, retryAfterSeconds: number | null = null) {
  return outcome === 'busy' ? { outcome, retryAfterSeconds } : { outcome }
}

/** The fields of an input that the API could not read at all, such as a date that is empty. */
function unreadableFields(error: CombinedError | undefined): readonly Issue[] {
  const issues: unknown = error?.graphQLErrors.find(({ extensions }) => 'issues' in extensions)?.extensions['issues']
  return Array.isArray(issues) ? (issues as readonly Issue[]) : []
}

/** What a failure of the whole request means, by the code of the API's error or by its status. */
const failures: Readonly<Record<string, Refusal>> = {
  SIGNED_OUT: 'signedOut',
  ANOTHER_PERSON: 'anotherPerson',
  UNAVAILABLE: 'busy',
  413: 'tooLarge',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
}

/** Why no answer came: `offline` only where the server was not reached. */
export function failureOf(error: CombinedError | undefined): Refusal {
  const status = (error?.response as Response | undefined)?.status
  const codes = error?.graphQLErrors.map(({ extensions }) => String(extensions['code'])) ?? []
  const known = [...codes, String(status)].map((sign) => failures[sign]).find((failure) => failure !== undefined)
  if (known) return known
  return error?.networkError && status === undefined ? 'offline' : 'failed'
}
