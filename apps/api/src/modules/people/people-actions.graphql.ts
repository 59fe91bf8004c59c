import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { actionErrors, confirmedActErrors } from '../../platform/error-types.ts'
import { InvalidInputError, NotFoundError, UnavailableError, invalidAt } from '../../platform/errors.ts'
import { NameInput } from '../../platform/text-types.ts'
import { identityTypes } from '../identity/index.ts'
import { assignPost } from './actions/assign-post.ts'
import { endPost } from './actions/end-post.ts'
import { renewInvitation } from './actions/renew-invitation.ts'
import { resetFactors } from './actions/reset-factors.ts'
import { restorePerson } from './actions/restore-person.ts'
import { suspendPerson } from './actions/suspend-person.ts'
import { withdrawInvitation } from './actions/withdraw-invitation.ts'
import { loadPeople } from './people.queries.ts'
import type { PersonRow } from './person-columns.ts'
import { Person, PersonPost } from './person-type.graphql.ts'

const reason = 'Why; 3 to 300 characters, kept in the audit log.'

/** An act on a person that needs nothing but a reason. */
const personAction = (name: `${string}Input`, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      personId: t.globalID({ for: Person, required: true, description: 'The person.' }),
      reason: t.string({ required: true, description: reason }),
    }),
  })

const SuspendPersonInput = personAction('SuspendPersonInput', 'Who is suspended, and why.')
const RestorePersonInput = personAction('RestorePersonInput', 'Who may sign in again, and why.')
const ResetFactorsInput = personAction('ResetFactorsInput', 'Whose factors are taken away, and why.')
const WithdrawInvitationInput = personAction('WithdrawInvitationInput', 'Whose invitation is withdrawn, and why.')

const RenewInvitationInput = builder.inputType('RenewInvitationInput', {
  description: 'Whose invitation is sent again, and where.',
  fields: (t) => ({
    personId: t.globalID({ for: Person, required: true, description: 'The person.' }),
    email: t.string({
      description: 'The right address, where the one before was wrong; absent where it stays. Wants a fresh proof.',
    }),
    addressConfirmed: t.boolean({ description: 'True where letters of it that are not Latin are meant.' }),
  }),
})

const AssignPostInput = builder.inputType('AssignPostInput', {
  description: 'A post for a person.',
  fields: (t) => ({
    personId: t.globalID({ for: Person, required: true, description: 'The person.' }),
    role: t.field({ type: identityTypes.PostRole, required: true, description: 'What kind of post it is.' }),
    departmentId: t.globalID({ description: 'The department; an officer needs one.' }),
    title: t.field({ type: NameInput, description: 'What is printed under an answer; an officer needs one.' }),
    validFrom: t.field({ type: 'Date', required: true, description: 'First day.' }),
    validTo: t.field({ type: 'Date', description: 'Last day; absent where no end is set.' }),
  }),
})

const EndPostInput = builder.inputType('EndPostInput', {
  description: 'A post that ends.',
  fields: (t) => ({
    postId: t.globalID({ for: PersonPost, required: true, description: 'The post.' }),
    on: t.field({ type: 'Date', required: true, description: 'Its last day.' }),
    reason: t.string({ required: true, description: reason }),
  }),
})

/** The person after an action, as the actor may know of them. Throws NotFoundError where the action itself took that away. */
async function personAfter(context: Context, personId: string): Promise<PersonRow> {
  const person = await loadOne(context, loadPeople, personId)
  if (person === undefined) throw new NotFoundError()
  return person
}

/** The key of a department, whose type belongs to a module above. Throws InvalidInputError at `path` for any other record. */
function departmentIdOf(
  id: { typename: string; id: string } | null | undefined,
  path: readonly string[],
): string | undefined {
  if (id === null || id === undefined) return undefined
  if (id.typename !== 'Department') throw new InvalidInputError([invalidAt(path, 'not_an_id')])
  return id.id
}

const signedIn = { authScopes: { signedIn: true }, errors: { types: actionErrors } } as const
const confirmed = { authScopes: { signedIn: true }, errors: { types: confirmedActErrors } } as const

builder.mutationFields((t) => ({
  renewInvitation: t.field({
    type: Person,
    description:
      'Sends an invitation again, with a new link of 72 hours; the one before is worth nothing from then on. A wrong address can be put right.',
    authScopes: { signedIn: true },
    errors: { types: [...confirmedActErrors, UnavailableError] },
    args: { input: t.arg({ type: RenewInvitationInput, required: true, description: 'The person.' }) },
    resolve: async (_root, { input }, context) =>
      personAfter(context, (await renewInvitation(context.viewer, { ...input, personId: input.personId.id })).id),
  }),
  withdrawInvitation: t.field({
    type: Person,
    description:
      'Withdraws an invitation that waits, and frees the seat it offered; posts are ended by acts of their own.',
    ...signedIn,
    args: { input: t.arg({ type: WithdrawInvitationInput, required: true, description: 'The person and why.' }) },
    resolve: async (_root, { input }, context) => {
      const before = (await loadPeople([input.personId.id], context)).get(input.personId.id)
      const { id } = await withdrawInvitation(context.viewer, { ...input, personId: input.personId.id })
      const after = (await loadPeople([id], context)).get(id)
      if (after !== undefined || before === undefined) return personAfter(context, id)
      // A chair knew of the person by the seat that was offered. What was known is shown once more.
      return { ...before, invitedAt: null, invitedUntil: null, councilIds: [], openSeatCouncilIds: [] }
    },
  }),
  suspendPerson: t.field({
    type: Person,
    description: 'Suspends a person and ends every session. Administrators; nobody suspends themself.',
    ...confirmed,
    args: { input: t.arg({ type: SuspendPersonInput, required: true, description: 'The person and why.' }) },
    resolve: async (_root, { input }, context) =>
      personAfter(context, (await suspendPerson(context.viewer, { ...input, personId: input.personId.id })).id),
  }),
  restorePerson: t.field({
    type: Person,
    description: 'Lets a suspended person sign in again. Administrators; nobody restores themself.',
    ...confirmed,
    args: { input: t.arg({ type: RestorePersonInput, required: true, description: 'The person and why.' }) },
    resolve: async (_root, { input }, context) =>
      personAfter(context, (await restorePerson(context.viewer, { ...input, personId: input.personId.id })).id),
  }),
  resetFactors: t.field({
    type: Person,
    description:
      'Takes every second factor from a person who has lost them and ends every session; the next sign-in begins with a new factor. Administrators.',
    ...confirmed,
    args: { input: t.arg({ type: ResetFactorsInput, required: true, description: 'The person and why.' }) },
    resolve: async (_root, { input }, context) =>
      personAfter(context, (await resetFactors(context.viewer, { ...input, personId: input.personId.id })).id),
  }),
  assignPost: t.field({
    type: Person,
    description: 'Puts a person in a post. Administrators; nobody assigns themself.',
    ...confirmed,
    args: { input: t.arg({ type: AssignPostInput, required: true, description: 'The post.' }) },
    resolve: async (_root, { input }, context) => {
      const departmentId = departmentIdOf(input.departmentId, ['departmentId'])
      await assignPost(context.viewer, { ...input, personId: input.personId.id, departmentId })
      return personAfter(context, input.personId.id)
    },
  }),
  endPost: t.field({
    type: Person,
    description: 'Ends a post on its last day, and every session of the person. Administrators; nobody ends his own.',
    ...confirmed,
    args: { input: t.arg({ type: EndPostInput, required: true, description: 'The post, its last day and why.' }) },
    resolve: async (_root, { input }, context) =>
      personAfter(context, (await endPost(context.viewer, { ...input, postId: input.postId.id })).personId),
  }),
}))
