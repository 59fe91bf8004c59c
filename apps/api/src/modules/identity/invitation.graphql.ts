import { builder } from '../../platform/builder.ts'
import { InvalidInputError, NotFoundError, UnavailableError } from '../../platform/errors.ts'
import { acceptInvitation } from './actions/accept-invitation.ts'
import { countAttemptOfEverybody } from './rate-limit-statements.ts'
import { waitingInvitation } from './invitation.queries.ts'
import type { WaitingInvitation } from './invitation.queries.ts'
import { EnrolmentNeeded, keepPending } from './sign-in.graphql.ts'
import { CouncilOffice, PostRole } from './viewer.graphql.ts'

/** An invitation that can still be accepted. The modules above add its department and council. */
export const Invitation = builder.objectRef<WaitingInvitation>('Invitation').implement({
  description: 'What an invitation shows to whoever holds its link.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The email of the account that will open.' }),
    label: t.exposeString('label', { description: 'How colleagues will see the person.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be accepted.' }),
    role: t.expose('role', { type: PostRole, nullable: true, description: 'The post that waits; null without one.' }),
    office: t.expose('office', {
      type: CouncilOffice,
      nullable: true,
      description: 'The office on a council that waits; null without one.',
    }),
  }),
})

builder.queryField('invitation', (t) =>
  t.field({
    type: Invitation,
    nullable: true,
    description: 'The invitation of a link; null when it is unknown, used, withdrawn or too old: which is not said.',
    authScopes: { public: true },
    args: { token: t.arg.string({ required: true, description: 'The token of the link.' }) },
    resolve: async (_root, { token }) => {
      await countAttemptOfEverybody()
      return waitingInvitation(token)
    },
  }),
)

const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  description: 'Accepts an invitation.',
  fields: (t) => ({
    token: t.string({ required: true, description: 'The token of the link.' }),
    password: t.string({
      required: true,
      description: 'The new password: at least 12 characters of any kind, and none that everybody guesses first.',
    }),
  }),
})

builder.mutationField('acceptInvitation', (t) =>
  t.field({
    type: EnrolmentNeeded,
    description: 'Accepts an invitation and sets the password; a second factor has to be added next.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, NotFoundError, UnavailableError] },
    args: { input: t.arg({ type: AcceptInvitationInput, required: true, description: 'The link and a password.' }) },
    resolve: async (_root, { input }, context) => keepPending(context, await acceptInvitation(input)),
  }),
)
