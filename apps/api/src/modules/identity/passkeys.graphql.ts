import { builder } from '../../platform/builder.ts'
import {
  ConfirmationNeededError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
} from '../../platform/errors.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { Factor } from './account.graphql.ts'
import { factorsOf } from './account.queries.ts'
import type { OwnFactor } from './account.queries.ts'
import { beginPasskeySignIn } from './actions/begin-passkey-sign-in.ts'
import type { PasskeyAsked } from './actions/begin-passkey-sign-in.ts'
import { beginPasskey } from './actions/begin-passkey.ts'
import { finishPasskeySignIn } from './actions/finish-passkey-sign-in.ts'
import { finishPasskey } from './actions/finish-passkey.ts'
import { signOut } from './actions/sign-out.ts'
import { viewerAfter } from './factors.graphql.ts'
import { SignInRefusedError } from './identity.errors.ts'
import { keepSignedIn } from './sign-in.graphql.ts'
import { ViewerType } from './viewer.graphql.ts'

const WebAuthnOptions = builder.objectRef<PasskeyAsked>('WebAuthnOptions').implement({
  description: 'What a browser asks its device for a passkey with.',
  fields: (t) => ({
    ceremony: t.exposeString('ceremony', { description: 'Send it back with the answer; good once, for five minutes.' }),
    optionsJson: t.exposeString('optionsJson', {
      description: 'PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON, as text.',
    }),
  }),
})

/** The answer of a passkey, wherever one is asked for. */
export const PasskeyAnswerInput = builder.inputType('PasskeyAnswerInput', {
  description: 'The answer of a passkey.',
  fields: (t) => ({
    ceremony: t.string({ required: true, description: 'The ceremony that asked.' }),
    responseJson: t.string({ required: true, description: 'AuthenticationResponseJSON, as text.' }),
  }),
})

builder.mutationField('beginPasskeySignIn', (t) =>
  t.field({
    type: WebAuthnOptions,
    description: 'Asks for any passkey of this place, to sign in or to confirm with.',
    extensions: { worksOnLowSpace: true },
    authScopes: { public: true },
    errors: { types: [UnavailableError] },
    resolve: () => beginPasskeySignIn(),
  }),
)

builder.mutationField('finishPasskeySignIn', (t) =>
  t.field({
    type: ViewerType,
    description: 'Signs in by a passkey, which stands for both factors.',
    extensions: { worksOnLowSpace: true },
    authScopes: { public: true },
    errors: { types: [InvalidInputError, SignInRefusedError, UnavailableError] },
    args: { input: t.arg({ type: PasskeyAnswerInput, required: true, description: "The passkey's answer." }) },
    resolve: async (_root, { input }, context) => {
      const signedIn = await finishPasskeySignIn(context.sessionToken, input)
      // The session that this one takes the place of, if any, ends.
      await signOut(context.sessionToken)
      return keepSignedIn(context, signedIn)
    },
  }),
)

builder.mutationField('beginPasskey', (t) =>
  t.field({
    type: WebAuthnOptions,
    description: 'Asks for a new passkey, for somebody who must add a first factor or has just confirmed.',
    authScopes: { public: true },
    errors: { types: [ForbiddenError, ConfirmationNeededError] },
    resolve: (_root, _args, context) => beginPasskey(context.viewer, context.sessionToken),
  }),
)

const FinishPasskeyInput = builder.inputType('FinishPasskeyInput', {
  description: 'A new passkey.',
  fields: (t) => ({
    ceremony: t.string({ required: true, description: 'The ceremony that asked.' }),
    responseJson: t.string({ required: true, description: 'RegistrationResponseJSON, as text.' }),
    label: t.string({ required: true, description: 'What its owner calls it.' }),
  }),
})

interface PasskeyAddedShape {
  readonly viewer: SignedInViewer
  readonly factor: OwnFactor
  readonly recoveryCodes: readonly string[] | null
}

const PasskeyAdded = builder.objectRef<PasskeyAddedShape>('PasskeyAdded').implement({
  description: 'The passkey counts from now on.',
  fields: (t) => ({
    viewer: t.field({ type: ViewerType, description: 'The signed-in person.', resolve: ({ viewer }) => viewer }),
    factor: t.field({ type: Factor, description: 'The passkey.', resolve: ({ factor }) => factor }),
    recoveryCodes: t.field({
      type: ['String'],
      nullable: true,
      description: 'Ten recovery codes with the first factor, shown this once; null with a further one.',
      resolve: ({ recoveryCodes }) => (recoveryCodes === null ? null : [...recoveryCodes]),
    }),
  }),
})

builder.mutationField('finishPasskey', (t) =>
  t.field({
    type: PasskeyAdded,
    description: 'Adds the new passkey. A first factor signs the person in.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: FinishPasskeyInput, required: true, description: 'The passkey and its name.' }) },
    resolve: async (_root, { input }, context) => {
      const added = await finishPasskey(context.viewer, context.sessionToken, input)
      const viewer = await viewerAfter(context, added)
      const [factor] = await factorsOf(viewer.personId, added.factorId)
      if (factor === undefined) throw new NotFoundError()
      return { viewer, factor, recoveryCodes: added.recoveryCodes }
    },
  }),
)
