import type { MembershipModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { confirmedActErrors } from '../../platform/error-types.ts'
import { ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { Language, NameInput, TrilingualTextInput } from '../../platform/text-types.ts'
import { identityTypes } from '../identity/index.ts'
import { people, peopleTypes } from '../people/index.ts'
import { Department } from '../territory/index.ts'
import { endMembership } from './actions/end-membership.ts'
import { invitePerson } from './actions/invite-person.ts'
import { determineSeats } from './actions/determine-seats.ts'
import { startMembership } from './actions/start-membership.ts'
import { Council, Membership } from './councils.graphql.ts'
import { loadCouncils, loadMemberships } from './councils.queries.ts'

const { CouncilOffice, PostRole } = identityTypes
const { Person } = peopleTypes

const MembershipEndReason = builder.enumType('MembershipEndReason', {
  description: 'Why a membership ends.',
  values: {
    termEnded: { description: 'The term came to its end.' },
    resigned: { description: 'The member gave it up.' },
    recalled: { description: 'Whoever nominated the member took the nomination back.' },
    absent: { description: 'The member stayed away too often.' },
    incompatibleOffice: { description: 'The member took an office that does not go with it.' },
    died: { description: 'The member died.' },
    councilDissolved: { description: 'The council was dissolved.' },
  } as const,
})

const InvitedPostInput = builder.inputType('InvitedPostInput', {
  description: 'A post that waits for somebody who is invited.',
  fields: (t) => ({
    role: t.field({ type: PostRole, required: true, description: 'What kind of post it is.' }),
    departmentId: t.globalID({ for: Department, description: 'The department; an officer needs one.' }),
    title: t.field({ type: NameInput, description: 'What is printed under an answer; an officer needs one.' }),
    validFrom: t.field({ type: 'Date', required: true, description: 'First day.' }),
    validTo: t.field({ type: 'Date', description: 'Last day; absent where no end is set.' }),
  }),
})

const InvitedSeatInput = builder.inputType('InvitedSeatInput', {
  description: 'A seat that waits for somebody who is invited.',
  fields: (t) => ({
    councilId: t.globalID({ for: Council, required: true, description: 'The council.' }),
    office: t.field({ type: CouncilOffice, required: true, description: 'The office that comes with it.' }),
    seat: t.int({ required: true, description: 'The number of the seat, from 1.' }),
    nominatedBy: t.field({ type: TrilingualTextInput, description: 'Who put the member forward.' }),
    termFrom: t.field({ type: 'Date', required: true, description: 'First day in office.' }),
    termTo: t.field({ type: 'Date', description: 'Last day in office; absent where no end is set.' }),
  }),
})

const InvitePersonInput = builder.inputType('InvitePersonInput', {
  description: 'Somebody who is invited, and to what; a post or a seat at least.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Where the link is sent; the email of the account.' }),
    addressConfirmed: t.boolean({ description: 'True where letters of the email that are not Latin are meant.' }),
    label: t.string({ required: true, description: 'How colleagues will see the person; up to 120 characters.' }),
    language: t.field({ type: Language, required: true, description: 'The language of the message.' }),
    post: t.field({ type: InvitedPostInput, description: 'The post; only administrators invite to one.' }),
    seat: t.field({ type: InvitedSeatInput, description: 'The seat; it begins with the acceptance.' }),
    heldSeatId: t.globalID({
      for: Membership,
      description: 'Instead of `seat`: one that its holder has without an account; whoever is invited signs in for it.',
    }),
  }),
})

const StartMembershipInput = builder.inputType('StartMembershipInput', {
  description: 'A seat for a person who has an account.',
  fields: (t) => ({
    councilId: t.globalID({ for: Council, required: true, description: 'The council.' }),
    personId: t.globalID({ for: Person, description: 'Who takes it; absent where nobody signs in for the seat.' }),
    name: t.string({ description: 'Who that is, for those who may know it; up to 120 characters.' }),
    office: t.field({ type: CouncilOffice, required: true, description: 'The office that comes with it.' }),
    seat: t.int({ required: true, description: 'The number of the seat, from 1.' }),
    nominatedBy: t.field({ type: TrilingualTextInput, description: 'Who put the member forward.' }),
    termFrom: t.field({ type: 'Date', required: true, description: 'First day in office.' }),
    termTo: t.field({ type: 'Date', description: 'Last day in office; absent where no end is set.' }),
  }),
})

const EndMembershipInput = builder.inputType('EndMembershipInput', {
  description: 'A seat that becomes free.',
  fields: (t) => ({
    membershipId: t.globalID({ for: Membership, required: true, description: 'The membership.' }),
    on: t.field({ type: 'Date', required: true, description: 'Its last day.' }),
    reason: t.field({ type: MembershipEndReason, required: true, description: 'Why; it is published.' }),
  }),
})

const DetermineSeatsInput = builder.inputType('DetermineSeatsInput', {
  description: 'How many seats a council has.',
  fields: (t) => ({
    councilId: t.globalID({ for: Council, required: true, description: 'The council.' }),
    seatCount: t.int({ required: true, description: 'How many; 1 to 200, and no fewer than are held.' }),
  }),
})

const confirmed = { authScopes: { signedIn: true }, errors: { types: confirmedActErrors } } as const

builder.mutationFields((t) => ({
  invitePerson: t.field({
    type: Person,
    description:
      'Invites somebody by email to a post, a seat, or both: the link holds for 72 hours, and the seat begins with the acceptance. Administrators; a chair or deputy chair to one seat on the own council.',
    ...confirmed,
    args: { input: t.arg({ type: InvitePersonInput, required: true, description: 'Who, and to what.' }) },
    resolve: async (_root, { input: { post, seat, heldSeatId, ...invitee } }, context) => {
      const { id } = await invitePerson(context.viewer, {
        ...invitee,
        post: post && { ...post, departmentId: post.departmentId?.id },
        seat: seat && { ...seat, councilId: seat.councilId.id },
        heldSeatId: heldSeatId?.id,
      })
      const person = await loadOne(context, people.load, id)
      if (person === undefined) throw new Error('whoever invited somebody is not told of them')
      return person
    },
  }),
  determineSeats: t.field({
    type: Council,
    description: 'Says how many seats a council has. Coordinators and administrators.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError] },
    args: { input: t.arg({ type: DetermineSeatsInput, required: true, description: 'The council and its seats.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await determineSeats(context.viewer, { ...input, councilId: input.councilId.id })
      const council = await loadOne(context, loadCouncils, id)
      if (council === undefined) throw new Error('a council has vanished')
      return council
    },
  }),
  startMembership: t.field({
    type: Membership,
    description:
      'Seats somebody on a council. Coordinators and administrators; the council’s chair and deputy chair, who seat only somebody that sits or sat on it; nobody seats themself.',
    ...confirmed,
    args: { input: t.arg({ type: StartMembershipInput, required: true, description: 'The seat.' }) },
    resolve: async (_root, { input }, context) =>
      seatAfter(
        context,
        await startMembership(context.viewer, {
          ...input,
          councilId: input.councilId.id,
          personId: input.personId?.id,
        }),
      ),
  }),
  endMembership: t.field({
    type: Membership,
    description:
      'Ends a membership on its last day, and every session of the person; the seat stays listed. Coordinators and administrators; the council’s chair and deputy chair; nobody ends his own.',
    ...confirmed,
    args: {
      input: t.arg({ type: EndMembershipInput, required: true, description: 'The seat, its last day and why.' }),
    },
    resolve: async (_root, { input }, context) =>
      seatAfter(context, await endMembership(context.viewer, { ...input, membershipId: input.membershipId.id })),
  }),
}))

async function seatAfter(context: Context, { id }: MembershipModel) {
  const seat = await loadOne(context, loadMemberships, id)
  if (seat === undefined) throw new Error('a seat has vanished')
  return seat
}
