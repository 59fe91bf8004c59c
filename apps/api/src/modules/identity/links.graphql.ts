import { builder } from '../../platform/builder.ts'
import { ConflictError, InvalidInputError, NotFoundError, UnavailableError } from '../../platform/errors.ts'
import { Language } from '../../platform/text-types.ts'
import { askPasswordReset } from './actions/ask-password-reset.ts'
import { confirmEmail } from './actions/confirm-email.ts'
import { resetPassword } from './actions/reset-password.ts'

interface Done {
  readonly done: true
}
const done: Done = { done: true }

const AskPasswordResetInput = builder.inputType('AskPasswordResetInput', {
  description: 'Asks for a link to choose a new password.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The email of the account.' }),
    language: t.field({ type: Language, required: true, description: 'The language of the message.' }),
  }),
})

const PasswordResetAsked = builder.objectRef<Done>('PasswordResetAsked').implement({
  description: 'If there is such an account, a message is on its way. Whether there is one is not said.',
  fields: (t) => ({ done: t.exposeBoolean('done', { description: 'Always true.' }) }),
})

builder.mutationField('askPasswordReset', (t) =>
  t.field({
    type: PasswordResetAsked,
    description:
      'Sends a link to choose a new password; the same answer in the same time for known and unknown emails.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, UnavailableError] },
    args: { input: t.arg({ type: AskPasswordResetInput, required: true, description: 'The email.' }) },
    resolve: async (_root, { input }) => {
      await askPasswordReset(input)
      return done
    },
  }),
)

const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  description: 'Chooses a new password by a link.',
  fields: (t) => ({
    token: t.string({ required: true, description: 'The token of the link.' }),
    password: t.string({ required: true, description: 'The new password.' }),
  }),
})

const PasswordChanged = builder.objectRef<Done>('PasswordChanged').implement({
  description: 'The password is changed and every session ended; nobody is signed in by it.',
  fields: (t) => ({ done: t.exposeBoolean('done', { description: 'Always true.' }) }),
})

builder.mutationField('resetPassword', (t) =>
  t.field({
    type: PasswordChanged,
    description: 'Chooses a new password by a link; the second factor stays and is asked for as always.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, NotFoundError, UnavailableError] },
    args: { input: t.arg({ type: ResetPasswordInput, required: true, description: 'The link and the password.' }) },
    resolve: async (_root, { input }) => {
      await resetPassword(input)
      return done
    },
  }),
)

const ConfirmEmailInput = builder.inputType('ConfirmEmailInput', {
  description: 'Opens the link that was sent to a new email.',
  fields: (t) => ({ token: t.string({ required: true, description: 'The token of the link.' }) }),
})

const EmailConfirmed = builder.objectRef<Done>('EmailConfirmed').implement({
  description: 'The new email is the account’s from now on.',
  fields: (t) => ({ done: t.exposeBoolean('done', { description: 'Always true.' }) }),
})

builder.mutationField('confirmEmail', (t) =>
  t.field({
    type: EmailConfirmed,
    description: 'Makes a new email the account’s, by the link that was sent there.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, NotFoundError, ConflictError, UnavailableError] },
    args: { input: t.arg({ type: ConfirmEmailInput, required: true, description: 'The link.' }) },
    resolve: async (_root, { input }) => {
      await confirmEmail(input)
      return done
    },
  }),
)
