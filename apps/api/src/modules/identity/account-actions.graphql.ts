import { builder } from '../../platform/builder.ts'
import {
  ConfirmationNeededError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
} from '../../platform/errors.ts'
import type { Context } from '../../platform/context.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { Factor, Session } from './account.graphql.ts'
import { changeEmail } from './actions/change-email.ts'
import { changePassword } from './actions/change-password.ts'
import { confirmIdentity } from './actions/confirm-identity.ts'
import { confirmWithPasskey } from './actions/confirm-with-passkey.ts'
import { endOtherSessions } from './actions/end-other-sessions.ts'
import { endSession } from './actions/end-session.ts'
import { removeFactor } from './actions/remove-factor.ts'
import { renewRecoveryCodes } from './actions/renew-recovery-codes.ts'
import { SignInRefusedError } from './identity.errors.ts'
import { PasskeyAnswerInput } from './passkeys.graphql.ts'
import { signOutCookie } from './sessions.ts'
import { ViewerType } from './viewer.graphql.ts'

/** Whoever is signed in; the scope of every field here has seen to it. */
function self({ viewer }: Context): SignedInViewer {
  if (viewer.kind !== 'person') throw new ForbiddenError('account:readOwn')
  return viewer
}

const ConfirmIdentityInput = builder.inputType('ConfirmIdentityInput', {
  description: 'Both factors once more.',
  fields: (t) => ({
    password: t.string({ required: true, description: 'The password.' }),
    code: t.string({ required: true, description: 'The code of now, or a recovery code.' }),
  }),
})

builder.mutationField('confirmIdentity', (t) =>
  t.field({
    type: ViewerType,
    description: 'Proves once more who is signed in; acts that ask for it are open for ten minutes.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, SignInRefusedError, UnavailableError] },
    args: { input: t.arg({ type: ConfirmIdentityInput, required: true, description: 'Password and code.' }) },
    resolve: (_root, { input }, context) => confirmIdentity(context.viewer, input),
  }),
)

builder.mutationField('confirmWithPasskey', (t) =>
  t.field({
    type: ViewerType,
    description: 'The same by an own passkey: begin with beginPasskeySignIn.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, SignInRefusedError, UnavailableError] },
    args: { input: t.arg({ type: PasskeyAnswerInput, required: true, description: "The passkey's answer." }) },
    resolve: (_root, { input }, context) => confirmWithPasskey(context.viewer, input),
  }),
)

builder.mutationField('endSession', (t) =>
  t.field({
    type: ViewerType,
    description: 'Ends one of the own sessions, here or elsewhere; ending this one signs out.',
    extensions: { worksOnLowSpace: true },
    authScopes: { signedIn: true },
    errors: { types: [ForbiddenError, NotFoundError] },
    args: { id: t.arg.globalID({ for: Session, required: true, description: 'The session.' }) },
    resolve: async (_root, { id }, context) => {
      await endSession(context.viewer, id.id)
      const viewer = self(context)
      if (viewer.sessionId === id.id) context.setCookies.push(signOutCookie(context.secure))
      return viewer
    },
  }),
)

builder.mutationField('endOtherSessions', (t) =>
  t.field({
    type: ViewerType,
    description: 'Ends all own sessions but this one.',
    extensions: { worksOnLowSpace: true },
    authScopes: { signedIn: true },
    errors: { types: [ForbiddenError] },
    resolve: async (_root, _args, context) => {
      await endOtherSessions(context.viewer)
      return self(context)
    },
  }),
)

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'Changes the own password.',
  fields: (t) => ({
    current: t.string({ required: true, description: 'The present password.' }),
    password: t.string({ required: true, description: 'The new one.' }),
  }),
})

builder.mutationField('changePassword', (t) =>
  t.field({
    type: ViewerType,
    description: 'Changes the own password and ends the other sessions.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, UnavailableError] },
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'Both passwords.' }) },
    resolve: async (_root, { input }, context) => {
      await changePassword(context.viewer, input)
      return self(context)
    },
  }),
)

const ChangeEmailInput = builder.inputType('ChangeEmailInput', {
  description: 'Asks for another email.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The new email.' }),
    addressConfirmed: t.boolean({ description: 'True where letters of it that are not Latin are meant.' }),
  }),
})

builder.mutationField('changeEmail', (t) =>
  t.field({
    type: ViewerType,
    description: 'Sends a link to a new email, which becomes the account’s once the link is opened.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError, UnavailableError] },
    args: { input: t.arg({ type: ChangeEmailInput, required: true, description: 'The new email.' }) },
    resolve: async (_root, { input }, context) => {
      await changeEmail(context.viewer, input)
      return self(context)
    },
  }),
)

builder.mutationField('removeFactor', (t) =>
  t.field({
    type: ViewerType,
    description: 'Removes one of the own factors; the last one cannot go.',
    authScopes: { signedIn: true },
    errors: { types: [ForbiddenError, ConfirmationNeededError, NotFoundError, ConflictError] },
    args: { id: t.arg.globalID({ for: Factor, required: true, description: 'The factor.' }) },
    resolve: async (_root, { id }, context) => {
      await removeFactor(context.viewer, id.id)
      return self(context)
    },
  }),
)

const RecoveryCodes = builder.objectRef<readonly string[]>('RecoveryCodes').implement({
  description: 'Ten new recovery codes, shown this once. The former ones no longer work.',
  fields: (t) => ({
    codes: t.stringList({ description: 'The codes; each is good once.', resolve: (codes) => [...codes] }),
  }),
})

builder.mutationField('renewRecoveryCodes', (t) =>
  t.field({
    type: RecoveryCodes,
    description: 'Makes ten new recovery codes in place of the old ones.',
    authScopes: { signedIn: true },
    errors: { types: [ForbiddenError, ConfirmationNeededError] },
    resolve: (_root, _args, context) => renewRecoveryCodes(context.viewer),
  }),
)
