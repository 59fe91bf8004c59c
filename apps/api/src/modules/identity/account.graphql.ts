import { builder } from '../../platform/builder.ts'
import type { OwnFactor, OwnSession } from './account.queries.ts'
import { factorsOf, pendingEmailOf, recoveryCodesLeft, sessionsOf } from './account.queries.ts'
import { ViewerType } from './viewer.graphql.ts'

const SignInMethod = builder.enumType('SignInMethod', {
  description: 'How a session was opened.',
  values: {
    password: { description: 'By password and second factor.' },
    passkey: { description: 'By a passkey, which stands for both.' },
    organisation: { description: 'By the organisation that signs its people in.' },
  } as const,
})

const FactorKind = builder.enumType('FactorKind', {
  description: 'What a factor is.',
  values: {
    totp: { description: 'An application that shows codes.' },
    passkey: { description: 'A passkey of a device.' },
  } as const,
})

/** A session, as its owner alone sees it. */
export const Session = builder.objectRef<OwnSession>('Session')
builder.node(Session, {
  description: 'A browser in which the person is signed in. Neither its address nor its kind is kept.',
  // PermissionScope by the owner's own fields and acts; `node` finds only the viewer's own.
  authScopes: { public: true },
  id: { resolve: ({ id }) => id },
  isTypeOf: (value) => 'method' in (value as OwnSession),
  loadOne: async (id, { viewer }) =>
    viewer.kind === 'person' ? ((await sessionsOf(viewer.personId, id))[0] ?? null) : null,
  fields: (t) => ({
    method: t.expose('method', { type: SignInMethod, description: 'How it was opened.' }),
    startedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', description: 'When it was last used, to the minute.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends at the latest.' }),
    isCurrent: t.boolean({
      description: 'It is the session that asks.',
      resolve: ({ id }, _args, { viewer }) => viewer.kind === 'person' && viewer.sessionId === id,
    }),
  }),
})

/** A factor, as its owner alone sees it. */
export const Factor = builder.objectRef<OwnFactor>('Factor')
builder.node(Factor, {
  description: 'A second factor of the signed-in person.',
  authScopes: { public: true },
  id: { resolve: ({ id }) => id },
  isTypeOf: (value) => 'addedAt' in (value as OwnFactor),
  loadOne: async (id, { viewer }) =>
    viewer.kind === 'person' ? ((await factorsOf(viewer.personId, id))[0] ?? null) : null,
  fields: (t) => ({
    kind: t.expose('kind', { type: FactorKind, description: 'What it is.' }),
    label: t.exposeString('label', { description: 'What its owner calls it.' }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When it was added.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used; null where never.',
    }),
  }),
})

builder.objectFields(ViewerType, (t) => ({
  sessions: t.field({
    type: [Session],
    description: 'The browsers in which the person is signed in, the one used last first.',
    resolve: ({ personId }) => sessionsOf(personId),
  }),
  factors: t.field({
    type: [Factor],
    description: 'The second factors, the oldest first.',
    resolve: ({ personId }) => factorsOf(personId),
  }),
  recoveryCodesLeft: t.int({
    description: 'How many recovery codes were not used.',
    resolve: ({ personId }) => recoveryCodesLeft(personId),
  }),
  pendingEmail: t.string({
    nullable: true,
    description: 'The email that becomes the account’s once the link sent there is opened; null where there is none.',
    resolve: async ({ personId }) => (await pendingEmailOf(personId))?.email ?? null,
  }),
  pendingEmailRefusedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'When the mail server refused the message to `pendingEmail`; null where it did not. The API says nothing else about the message, so that nobody learns from it whether an address has an account.',
    resolve: async ({ personId }) => (await pendingEmailOf(personId))?.refusedAt ?? null,
  }),
}))
