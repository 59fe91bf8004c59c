import { CombinedError } from '@urql/vue'

/** What a page that failed answers: an address that the API refuses to read, such as a link that was cut off, names no page (404). */
export function statusOfFailure(failure: unknown): 404 | 500 {
  const refused =
    failure instanceof CombinedError &&
    failure.graphQLErrors.some(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT')
  return refused ? 404 : 500
}
