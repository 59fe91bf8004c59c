import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import {
  ConfirmationNeededError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
} from '../../platform/errors.ts'
import { identityTypes } from '../identity/index.ts'
import { chooseNameDisplay } from './actions/choose-name-display.ts'
import { writeMemberName } from './actions/write-member-name.ts'
import { Membership } from './councils.graphql.ts'
import { mayReadMemberNames } from './councils.policy.ts'
import { loadMemberships } from './councils.queries.ts'
import { knownNames, latestSeat, nameChoicesOf } from './member-names.queries.ts'
import type { NameChoiceRow } from './member-names.queries.ts'

const { Viewer } = identityTypes

builder.objectFields(Membership, (t) => ({
  name: t.string({
    nullable: true,
    cache: 'publicRecord',
    description:
      'Who holds or held it: for the council’s own people, coordinators, observers and administrators where it is known, for everybody else where the member chose that.',
    resolve: async ({ id, councilId, publishedName }, _args, context) =>
      mayReadMemberNames(context.viewer, councilId)
        ? ((await loadOne(context, knownNames, id)) ?? null)
        : publishedName,
  }),
  publishedName: t.exposeString('publishedName', {
    nullable: true,
    cache: 'publicRecord',
    description: 'The name that everybody reads, by the member’s own choice; null where that was not chosen.',
  }),
}))

const NameDisplay = builder.enumType('NameDisplay', {
  description: 'What everybody reads of a member of a council.',
  values: {
    office: { description: 'The office and who nominated; the name stays with the council.' },
    name: { description: 'The name too.' },
  } as const,
})

const NameChoice = builder
  .objectRef<NameChoiceRow & { readonly before: NameChoiceRow['display'] }>('NameChoice')
  .implement({
    description: 'One change of what everybody reads of a member, as the member alone sees it.',
    fields: (t) => ({
      displayBefore: t.expose('before', { type: NameDisplay, description: 'What was read before.' }),
      display: t.expose('display', { type: NameDisplay, description: 'What is read from then on.' }),
      name: t.exposeString('name', { nullable: true, description: 'The published name; null where none was.' }),
      chosenAt: t.expose('chosenAt', { type: 'DateTime', description: 'When it was chosen.' }),
    }),
  })

interface OwnNameRow {
  readonly display: NameChoiceRow['display']
  readonly name: string
  readonly choices: readonly NameChoiceRow[]
}
const OwnName = builder.objectRef<OwnNameRow>('OwnName').implement({
  description: 'What everybody reads of the signed-in member, and how that changed.',
  fields: (t) => ({
    display: t.expose('display', {
      type: NameDisplay,
      description: 'What is read now; the office where nothing was chosen.',
    }),
    name: t.exposeString('name', { description: 'The published name, or the one the council knows the member by.' }),
    changes: t.field({
      type: [NameChoice],
      description: 'Every change, the latest first.',
      resolve: ({ choices }) =>
        choices.map((choice, at) => ({ ...choice, before: choices[at + 1]?.display ?? 'office' })),
    }),
  }),
})

/** What everybody reads of a person; null for whoever never had a seat. */
async function ownName(personId: string, label: string): Promise<OwnNameRow | null> {
  const [seat, choices] = await Promise.all([latestSeat(personId), nameChoicesOf(personId)])
  if (seat === null) return null
  const [last] = choices
  return { display: last?.display ?? 'office', name: last?.name ?? seat.holderName ?? label, choices }
}

builder.objectField(Viewer, 'ownName', (t) =>
  t.field({
    type: OwnName,
    nullable: true,
    description: 'What everybody reads of the person as a member of councils; null for whoever never was one.',
    resolve: ({ personId, label }) => ownName(personId, label),
  }),
)

const ChooseNameDisplayInput = builder.inputType('ChooseNameDisplayInput', {
  description: 'What everybody reads of the signed-in member.',
  fields: (t) => ({
    display: t.field({ type: NameDisplay, required: true, description: 'The name, or only the office.' }),
    name: t.string({
      description: 'The name as it is published; absent where only the office is. Up to 120 characters.',
    }),
  }),
})

const WriteMemberNameInput = builder.inputType('WriteMemberNameInput', {
  description: 'Who holds or held a seat.',
  fields: (t) => ({
    membershipId: t.globalID({ for: Membership, required: true, description: 'The membership.' }),
    name: t.string({ required: true, description: 'The name; up to 120 characters.' }),
  }),
})

builder.mutationFields((t) => ({
  chooseNameDisplay: t.field({
    type: OwnName,
    description:
      'Publishes the own name on every seat that the person holds or held, or withdraws it. Publishing wants a fresh proof of identity.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError, ConflictError] },
    args: { input: t.arg({ type: ChooseNameDisplayInput, required: true, description: 'The choice.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      await chooseNameDisplay(viewer, input)
      const own = viewer.kind === 'person' ? await ownName(viewer.personId, viewer.label) : null
      if (own === null) throw new ForbiddenError('nameDisplay:choose')
      return own
    },
  }),
  writeMemberName: t.field({
    type: Membership,
    description:
      'Writes down who holds or held a seat, for those who may know it; what the member published stays. Coordinators and administrators; the council’s chair and deputy chair.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, NotFoundError] },
    args: { input: t.arg({ type: WriteMemberNameInput, required: true, description: 'The seat and the name.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await writeMemberName(context.viewer, { ...input, membershipId: input.membershipId.id })
      const seat = await loadOne(context, loadMemberships, id)
      if (seat === undefined) throw new Error('a seat has vanished')
      return seat
    },
  }),
}))
