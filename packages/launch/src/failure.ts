/** A failure whose message is one sentence for the person at the terminal; it is shown without a stack. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}

/** The message of anything that was thrown, without a stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map(describeFailure).join('; ')
  }
  return error instanceof Error ? error.message : String(error)
}

/** True when `error` is a system error with this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
