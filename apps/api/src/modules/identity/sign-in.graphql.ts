import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { ErrorInterface } from '../../platform/error-types.ts'
import { InvalidInputError, UnavailableError } from '../../platform/errors.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { confirmSecondFactor } from './actions/confirm-second-factor.ts'
import type { SignedIn } from './actions/confirm-second-factor.ts'
import { signIn } from './actions/sign-in.ts'
import type { SignInBegun } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { SignInRefusedError } from './identity.errors.ts'
import { trustDevice, trustedDeviceCookie, validDeviceToken } from './trusted-device.ts'
import { organisationName, organisationPath } from './organisation/provider.ts'
import { pendingOf } from './pending.queries.ts'
import type { PendingSignIn } from './pending.queries.ts'
import { signInCookie, signOutCookie } from './sessions.ts'
import { ViewerType } from './viewer.graphql.ts'

builder.objectType(SignInRefusedError, {
  name: 'SignInRefusedError',
  description: 'What was given does not prove who it is; whether the email is known is not said.',
  interfaces: [ErrorInterface],
})

const SecondFactorMethod = builder.enumType('SecondFactorMethod', {
  description: 'What can stand as the second factor.',
  values: {
    totp: { description: 'The code that an authenticator application shows now.' },
    recoveryCode: { description: 'One of the ten codes on paper; each is good once.' },
    passkey: { description: 'A passkey: begin a sign-in with one instead of sending a code.' },
  } as const,
})

const PendingPhase = builder.enumType('PendingPhase', {
  description: 'What a begun sign-in waits for.',
  values: {
    secondFactor: { description: 'The second factor.' },
    enrolment: { description: 'The first factor of an account that has none yet.' },
  } as const,
})

const untilAt = 'When the begun sign-in is over, ten minutes after the password.'

const SecondFactorNeeded = builder.objectRef<PendingSignIn>('SecondFactorNeeded').implement({
  description: 'The password was right. Nobody is signed in before the second factor.',
  isTypeOf: (value) => (value as PendingSignIn).phase === 'secondFactor',
  fields: (t) => ({
    methods: t.expose('methods', { type: [SecondFactorMethod], description: 'What this person can give.' }),
    untilAt: t.expose('untilAt', { type: 'DateTime', description: untilAt }),
  }),
})

/** The account has no factor yet: adding one is all that the pending session is good for. */
export const EnrolmentNeeded = builder.objectRef<PendingSignIn>('EnrolmentNeeded').implement({
  description:
    'The password was right, and the account has no second factor yet: add one now, nobody is signed in before.',
  isTypeOf: (value) => (value as PendingSignIn).phase === 'enrolment',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The email of the account.' }),
    untilAt: t.expose('untilAt', { type: 'DateTime', description: untilAt }),
  }),
})

const PendingSignInType = builder.objectRef<PendingSignIn>('PendingSignIn').implement({
  description: 'A sign-in that this browser has begun and not finished; it gives no right at all.',
  fields: (t) => ({
    phase: t.expose('phase', { type: PendingPhase, description: 'What it waits for.' }),
    email: t.exposeString('email', { description: 'The email of the account.' }),
    methods: t.expose('methods', {
      type: [SecondFactorMethod],
      description: 'What this person can give as the second factor; empty while the first is to be added.',
    }),
    untilAt: t.expose('untilAt', { type: 'DateTime', description: untilAt }),
  }),
})

builder.queryField('pendingSignIn', (t) =>
  t.field({
    type: PendingSignInType,
    nullable: true,
    description: 'The sign-in that this browser has begun; null when there is none, or somebody is signed in.',
    authScopes: { public: true },
    resolve: (_root, _args, context) => pendingOf(context.sessionToken),
  }),
)

const OrganisationSignIn = builder.objectRef<{ name: string }>('OrganisationSignIn').implement({
  description: 'The organisation that signs its people in.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the operator calls it.' }),
    startPath: t.string({
      description:
        'Where its sign-in begins: a path of this origin that sends the browser on; add ?language=tg, ru or en.',
      resolve: () => organisationPath,
    }),
  }),
})

const SignInMethods = builder.objectRef<{ organisation: { name: string } | null }>('SignInMethods').implement({
  description: 'How people can sign in here.',
  fields: (t) => ({
    password: t.boolean({ description: 'By password and second factor; always.', resolve: () => true }),
    passkey: t.boolean({ description: 'By a passkey; always.', resolve: () => true }),
    organisation: t.expose('organisation', {
      type: OrganisationSignIn,
      nullable: true,
      description: 'By an organisation; null where none is set up.',
    }),
  }),
})

builder.queryField('signInMethods', (t) =>
  t.field({
    type: SignInMethods,
    description: 'How people can sign in here.',
    authScopes: { public: true },
    resolve: () => {
      const name = organisationName()
      return { organisation: name === null ? null : { name } }
    },
  }),
)

/** Puts a begun sign-in into the browser's cookie. The session that it takes the place of, if any, ends. */
export async function keepPending(context: Context, { token, pending }: SignInBegun): Promise<PendingSignIn> {
  await signOut(context.sessionToken)
  context.setCookies.push(signInCookie(token, context.secure))
  return pending
}

/** Puts a finished sign-in into the browser's cookie, and marks the browser as one of this person. */
export function keepSignedIn(context: Context, { token, viewer }: SignedIn): SignedInViewer {
  const { secure, setCookies, trustedDeviceToken } = context
  setCookies.push(signInCookie(token, secure))
  if (validDeviceToken(trustedDeviceToken, viewer.personId) === null)
    setCookies.push(trustedDeviceCookie(trustDevice(viewer.personId), secure))
  return viewer
}

const SignInInput = builder.inputType('SignInInput', {
  description: 'What the sign-in form sends.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The email of the account.' }),
    password: t.string({ required: true, description: 'The password.' }),
  }),
})

builder.mutationField('signIn', (t) =>
  t.errorUnionField({
    types: [SecondFactorNeeded, EnrolmentNeeded, InvalidInputError, SignInRefusedError, UnavailableError],
    description: 'The first step of signing in: a cookie is set that waits ten minutes for the second factor.',
    extensions: { worksOnLowSpace: true },
    authScopes: { public: true },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'Email and password.' }) },
    resolve: async (_root, { input }, context) => keepPending(context, await signIn(input, context.trustedDeviceToken)),
  }),
)

/** A code, wherever one is asked for. */
export const CodeInput = builder.inputType('CodeInput', {
  description: 'A code as somebody types it; spaces and dashes do not count.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Six digits, or where it is allowed a recovery code.' }),
  }),
})

builder.mutationField('confirmSecondFactor', (t) =>
  t.field({
    type: ViewerType,
    description: 'The second step of signing in: the code of now, or a recovery code. The cookie is replaced.',
    extensions: { worksOnLowSpace: true },
    authScopes: { public: true },
    errors: { types: [InvalidInputError, SignInRefusedError, UnavailableError] },
    args: { input: t.arg({ type: CodeInput, required: true, description: 'The code.' }) },
    resolve: async (_root, { input }, context) =>
      keepSignedIn(context, await confirmSecondFactor(context.sessionToken, input, context.trustedDeviceToken)),
  }),
)

const SignedOut = builder.objectRef<{ done: true }>('SignedOut').implement({
  description: 'Nobody is signed in any more.',
  fields: (t) => ({ done: t.exposeBoolean('done', { description: 'Always true.' }) }),
})

builder.mutationField('signOut', (t) =>
  t.field({
    type: SignedOut,
    description: 'Ends the session of this browser and removes its cookie; harmless when nobody is signed in.',
    extensions: { worksOnLowSpace: true },
    authScopes: { public: true },
    errors: { types: [] },
    resolve: async (_root, _args, context) => {
      await signOut(context.sessionToken)
      context.setCookies.push(signOutCookie(context.secure))
      return { done: true as const }
    },
  }),
)
