import { CombinedError } from '@urql/vue'

/** Codes of the API for an argument that it cannot read. */
const unreadable: readonly unknown[] = ['BAD_USER_INPUT', 'InvalidInputError']

/**
 * What a page that failed answers. An address that the API refuses to read, such as a link that was cut off, names no page (404). While
 * the database is away or everybody comes at once, nobody knows whether the page exists: it is not to be had just now (503).
 */
export function statusOfFailure(failure: unknown): 404 | 500 | 503 {
  if (isBusy(failure)) return 503
  const refused =
    failure instanceof CombinedError &&
    failure.graphQLErrors.some(({ extensions }) => unreadable.includes(extensions['code']))
  return refused ? 404 : 500
}

/** Whether the API said, in an answer or (on the server) by a failure of its own process, that it is busy or its database away. */
export function isBusy(failure: unknown): boolean {
  if (failure instanceof CombinedError) {
    return (
      failure.graphQLErrors.some(({ extensions }) => extensions['code'] === busy) ||
      (import.meta.env.SSR && isBusy(failure.networkError))
    )
  }
  return (
    import.meta.env.SSR && failure instanceof Error && (failure.name === 'UnavailableError' || failure.cause === busy)
  )
}

/** The API's code for "busy, or the database is away". An Error that was made from its answer carries it as `cause`. */
export const busy = 'UNAVAILABLE'
