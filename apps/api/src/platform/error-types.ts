import { builder } from './builder.ts'
import {
  ConfirmationNeededError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
} from './errors.ts'
import type { InputIssue, DomainError } from './errors.ts'

/** What all refusals share. */
export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'An expected refusal. The type is the code; the message is for developers, people read a translation.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'For developers, in English.' }) }),
})

const InputIssueType = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'One thing that is wrong with an input.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'The way to the field, for example ["decisions", "0", "text"].' }),
    code: t.exposeString('code', { description: 'Which rule was broken, for example "too_long".' }),
    minimum: t.exposeFloat('minimum', {
      nullable: true,
      description: 'The smallest allowed value or length, where that is the rule.',
    }),
    maximum: t.exposeFloat('maximum', {
      nullable: true,
      description: 'The largest allowed value or length, where that is the rule.',
    }),
  }),
})

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'The input breaks rules; nothing was stored.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssueType],
      description: 'Every fault that was found.',
      resolve: (error) => error.issues,
    }),
  }),
})
builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description: 'The viewer may not do this; nothing was stored.',
  interfaces: [ErrorInterface],
})
builder.objectType(ConfirmationNeededError, {
  name: 'ConfirmationNeededError',
  description: 'The act asks for both factors within the last ten minutes: confirm the identity, then send it again.',
  interfaces: [ErrorInterface],
})
builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'There is no such record, or the viewer may not know of it.',
  interfaces: [ErrorInterface],
})
builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'Somebody else was first, or the same key came with other content; nothing was stored.',
  interfaces: [ErrorInterface],
})
builder.objectType(UnavailableError, {
  name: 'UnavailableError',
  description: 'The service cannot take the request now; nothing was stored.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    retryAfterSeconds: t.exposeInt('retryAfterSeconds', { description: 'When to try again, in seconds.' }),
  }),
})

/** The refusals of an action on a record. */
export const actionErrors = [InvalidInputError, ForbiddenError, NotFoundError, ConflictError]

/** The refusals of an action that wants a fresh proof of identity. */
export const confirmedActErrors = [...actionErrors, ConfirmationNeededError]
