/**
 * The code of a failure, for `last_error` and the administrator's list: of Node, PostgreSQL or the mail library where it has
 * one, else its kind. Never its message, which may quote an address or a text.
 */
export function failureCode(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown'
  if ('code' in failure && isCode(failure.code)) return failure.code
  return isCode(failure.name) ? failure.name : 'unknown'
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(value)
}
