import { CombinedError } from '@urql/vue'

/** Codes of the API for an argument that it cannot read. */
const unreadable: readonly unknown[] = ['BAD_USER_INPUT', 'InvalidInputError']

/** What a page that failed answers: an address that the API refuses to read, such as a link that was cut off, names no page (404). */
export function statusOfFailure(failure: unknown): 404 | 500 {
  const refused =
    failure instanceof CombinedError &&
    failure.graphQLErrors.some(({ extensions }) => unreadable.includes(extensions['code']))
  return refused ? 404 : 500
}
