import { readInput } from '@hamkori/schema/issues'
import type { IssueCode } from '@hamkori/schema/issues'
import type { z } from 'zod'

/** One thing that is wrong with an input: where, and which rule (a code that the reader's language turns into words). */
export interface InputIssue {
  path: string[]
  code: string
  minimum: number | null
  maximum: number | null
}

/** An expected refusal. It joins the result union of a mutation; people read a translation of its type, never its message. */
export abstract class DomainError extends Error {}

/** The input breaks rules; each issue names the field. */
export class InvalidInputError extends DomainError {
  readonly issues: InputIssue[]
  constructor(issues: InputIssue[]) {
    super('The input is not valid.')
    this.name = 'InvalidInputError'
    this.issues = issues
  }
}

/** The viewer may not do this. Carries the permission that was missing, for the audit; never shown. */
export class ForbiddenError extends DomainError {
  readonly permission: string
  constructor(permission: string) {
    super('You may not do this.')
    this.name = 'ForbiddenError'
    this.permission = permission
  }
}

/** The act asks for a fresh proof of who is asking: both factors within the last ten minutes. Nothing was stored. */
export class ConfirmationNeededError extends DomainError {
  constructor() {
    super('Please confirm that it is you.')
    this.name = 'ConfirmationNeededError'
  }
}

/** There is no such record, or the viewer may not know of it: the two look the same. */
export class NotFoundError extends DomainError {
  constructor() {
    super('There is no such record.')
    this.name = 'NotFoundError'
  }
}

/** Somebody else was first, or the same key came with other content. */
export class ConflictError extends DomainError {
  constructor() {
    super('The record has changed in the meantime.')
    this.name = 'ConflictError'
  }
}

/** The service cannot take the request now. `retryAfterSeconds` ≥ 1. */
export class UnavailableError extends DomainError {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('The service is busy. Please try again.')
    this.name = 'UnavailableError'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Parses an action's input. Throws {@link InvalidInputError} with the issues (at most 50), each a code at its field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const read = readInput(schema, input)
  if (read.ok) return read.data
  throw new InvalidInputError(
    read.issues.map(({ path, code, params }) => ({
      path: path === '' ? [] : path.split('.'),
      code,
      minimum: numberOrNull(params['min']),
      maximum: numberOrNull(params['max']),
    })),
  )
}

/** A refusal at one field, found by an action after parsing (a date in the future, a record that is not there). */
export function invalidAt(
  path: readonly (string | number)[],
  code: IssueCode,
  limits: { minimum?: number; maximum?: number } = {},
): InputIssue {
  return { path: path.map(String), code, minimum: limits.minimum ?? null, maximum: limits.maximum ?? null }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
