import { builder } from '../../platform/builder.ts'
import { ConfirmationNeededError, ConflictError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import type { Context } from '../../platform/context.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import type { FactorAdded } from './actions/add-factor.ts'
import { beginTotp } from './actions/begin-totp.ts'
import type { TotpBegun } from './actions/begin-totp.ts'
import { finishTotp } from './actions/finish-totp.ts'
import { qrPath } from './factors/qr-path.ts'
import { resolveViewer } from './identity.queries.ts'
import { CodeInput, keepSignedIn } from './sign-in.graphql.ts'
import { ViewerType } from './viewer.graphql.ts'

const TotpSecret = builder.objectRef<TotpBegun>('TotpSecret').implement({
  description: 'A new secret for an authenticator application. It counts once a first code of it has come.',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'In base32, for typing.' }),
    uri: t.exposeString('uri', { description: 'As an otpauth address, for an application on this device.' }),
    qrPath: t.string({
      description: 'As a QR code: the dark modules as the data of one SVG path, in units of one module.',
      resolve: ({ modules }) => qrPath(modules),
    }),
    qrSize: t.int({
      description: 'Width and height of the QR code in modules, its quiet margin included.',
      resolve: ({ modules }) => modules.length,
    }),
  }),
})

builder.mutationField('beginTotp', (t) =>
  t.field({
    type: TotpSecret,
    description:
      'Makes a secret for an authenticator application, for somebody who must add a first factor or has just confirmed.',
    authScopes: { public: true },
    errors: { types: [ForbiddenError, ConfirmationNeededError] },
    resolve: (_root, _args, context) => beginTotp(context.viewer, context.sessionToken),
  }),
)

interface TotpFinishedShape {
  readonly viewer: SignedInViewer
  readonly recoveryCodes: readonly string[] | null
}

const TotpFinished = builder.objectRef<TotpFinishedShape>('TotpFinished').implement({
  description: 'The authenticator application counts from now on.',
  fields: (t) => ({
    viewer: t.field({ type: ViewerType, description: 'The signed-in person.', resolve: ({ viewer }) => viewer }),
    recoveryCodes: t.field({
      type: ['String'],
      nullable: true,
      description: 'Ten recovery codes with the first factor, shown this once; null with a further one.',
      resolve: ({ recoveryCodes }) => (recoveryCodes === null ? null : [...recoveryCodes]),
    }),
  }),
})

/** Who is signed in after a factor was added: an enrolment has just become a session, with a new cookie. */
export async function viewerAfter(context: Context, { token }: FactorAdded): Promise<SignedInViewer> {
  const viewer = token === null ? context.viewer : await resolveViewer(token)
  if (viewer.kind !== 'person') throw new ForbiddenError('factor:add')
  return token === null ? viewer : keepSignedIn(context, { token, viewer })
}

builder.mutationField('finishTotp', (t) =>
  t.field({
    type: TotpFinished,
    description: 'Adds the authenticator application by a first code of it. A first factor signs the person in.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError, ConflictError] },
    args: { input: t.arg({ type: CodeInput, required: true, description: 'The code of now.' }) },
    resolve: async (_root, { input }, context) => {
      const added = await finishTotp(context.viewer, context.sessionToken, input)
      return { viewer: await viewerAfter(context, added), recoveryCodes: added.recoveryCodes }
    },
  }),
)
