import { asUnavailable } from '../db.ts'
import { UnavailableError } from '../errors.ts'
import { describeFailure, logger } from '../logger.ts'

/** What the caller is told about a request that failed. */
export interface FailureResponse {
  readonly status: 500 | 503
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * Describes a failure outside of GraphQL's execution: 503 and when to come back while the service is busy or the database away,
 * otherwise 500 with an incident number, under which the failure is logged.
 */
export function failureResponse(failure: unknown): FailureResponse {
  const busy = asUnavailable(failure)
  if (busy instanceof UnavailableError) {
    return {
      status: 503,
      headers: { 'retry-after': String(busy.retryAfterSeconds) },
      text: 'The service is busy. Please try again.',
    }
  }
  const incident = crypto.randomUUID()
  logger.error({ incident, ...describeFailure(failure) }, 'unexpected failure in a request')
  return { status: 500, headers: {}, text: `Something went wrong on our side. Incident ${incident}` }
}
