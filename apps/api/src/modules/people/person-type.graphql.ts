import { mayAct } from '../../platform/authorize.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { Name } from '../../platform/text-types.ts'
import { accounts, identityTypes } from '../identity/index.ts'
import { personVerbsFor } from './people.policy.ts'
import { listPeople, loadPeople } from './people.queries.ts'
import type { PersonRow } from './person-columns.ts'
import { loadPosts } from './posts.queries.ts'
import type { PersonPostRow } from './posts.queries.ts'
import { SentInvitation, SentLink } from './sent-link.graphql.ts'

const PersonState = builder.enumType('PersonState', {
  description: 'Where an account stands.',
  values: {
    invited: { description: 'The invitation has not been accepted yet.' },
    active: { description: 'The account is open.' },
    suspended: { description: 'The person cannot sign in until restored; posts and seats stay on the record.' },
  } as const,
})

/** A post as the people's pages show it. The territory module adds its department. */
export const PersonPost = builder.objectRef<PersonPostRow>('PersonPost')

builder.node(PersonPost, {
  description: 'A post of a person, in force or not.',
  // the loader asks the policy whether this viewer may know of posts
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { viewer }) => {
    const found = await loadPosts(viewer, ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    role: t.expose('role', { type: identityTypes.PostRole, description: 'What kind of post it is.' }),
    title: t.field({
      type: Name,
      nullable: true,
      description: 'The post as it is printed under an answer; null where it signs nothing.',
      resolve: ({ titleTg: tg, titleRu: ru, titleEn: en }) =>
        tg === null || ru === null || en === null ? null : { tg, ru, en },
    }),
    validFrom: t.expose('validFrom', { type: 'Date', description: 'First day of the post.' }),
    validTo: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'Last day of the post; null where no end is set.',
    }),
    endedReason: t.exposeString('endedReason', {
      nullable: true,
      description: 'Why it was ended, in the words of whoever ended it; null where nobody did.',
    }),
    isInForce: t.exposeBoolean('isInForce', {
      description: 'True from its first to its last day, in Dushanbe, unless it was ended on its last day.',
    }),
  }),
})

interface SuspensionShape {
  readonly at: Date
  readonly reason: string
}

const Suspension = builder.objectRef<SuspensionShape>('Suspension').implement({
  description: 'Since when and why somebody cannot sign in.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    reason: t.exposeString('reason', { description: 'Why, in the words of whoever did it.' }),
  }),
})

/** Somebody with an account. The councils module adds the seats. */
export const Person = builder.objectRef<PersonRow>('Person')

builder.node(Person, {
  description:
    'Somebody with an account. Coordinators, observers and administrators see everybody; a chair or deputy chair sees those who hold or held a seat on the own council.',
  // the loader asks the policy which people this viewer may know of
  id: { resolve: (person) => person.id },
  loadMany: async (ids, context) => {
    const found = await loadPeople(ids, context)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    label: t.exposeString('label', { description: 'How colleagues see the person.' }),
    email: t.exposeString('email', { description: 'The email of the account.' }),
    state: t.expose('state', { type: PersonState, description: 'Where the account stands.' }),
    posts: t.field({
      type: [PersonPost],
      description: 'All posts, the newest first, as far as the viewer may know of them: a chair is told of seats only.',
      resolve: ({ posts }) => [...posts],
    }),
    hasSecondFactor: t.exposeBoolean('hasSecondFactor', {
      description: 'True where there is a factor to sign in with beside the password.',
    }),
    lastSeenOn: t.expose('lastSeenOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day of signing in; null where that never happened.',
    }),
    invitation: t.field({
      type: SentInvitation,
      nullable: true,
      description: 'The invitation that waits; null where it was accepted or withdrawn, or none was sent.',
      resolve: ({ accepted, invitedAt, invitedUntil, mail }) =>
        accepted || invitedAt === null || invitedUntil === null
          ? null
          : { sentAt: invitedAt, expiresAt: invitedUntil, mail },
    }),
    sentLinks: t.field({
      type: [SentLink],
      nullable: true,
      description:
        'The links for a new password or a new address that were mailed and not used, the newest first. Null for everybody but administrators, also for whoever asked for the link.',
      resolve: async ({ id }, _args, context) =>
        mayAct(context.viewer, 'mailedLink:read')
          ? [...((await loadOne(context, accounts.waitingLinks, id)) ?? [])]
          : null,
    }),
    suspension: t.field({
      type: Suspension,
      nullable: true,
      description: 'Why somebody cannot sign in; null where nobody is suspended, and for a chair.',
      resolve: ({ suspendedAt, suspendedFor }) =>
        suspendedAt === null ? null : { at: suspendedAt, reason: suspendedFor ?? '' },
    }),
    demonstration: t.exposeBoolean('demonstration', {
      description: 'True for an account of the demonstration content.',
    }),
    may: t.stringList({
      description: 'What the viewer may do to the person now, by the names of the mutations; nothing to oneself.',
      resolve: (person, _args, { viewer }) =>
        personVerbsFor(viewer, {
          ...person,
          personId: person.id,
          invitationWaits: person.invitedAt !== null,
        }),
    }),
  }),
})

const QueryPeopleConnection = connectionType('QueryPeopleConnection', Person, 'A page of people, by name.')

builder.queryFields((t) => ({
  people: t.field({
    type: QueryPeopleConnection,
    nullable: true,
    description: 'The people that the viewer may know of; null for a viewer who may know of nobody.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      search: t.arg.string({ description: 'Words of the name or the email, in Tajik, Russian or Latin letters.' }),
      state: t.arg({ type: PersonState, description: 'Only accounts that stand like this.' }),
      role: t.arg({
        type: identityTypes.PostRole,
        description: 'Only those who hold, or are about to hold, such a post.',
      }),
      councilId: t.arg.globalID({ description: 'Only those with a seat on this council that has not ended.' }),
      departmentId: t.arg.globalID({ description: 'Only those with a post at this department that has not ended.' }),
    },
    resolve: (_root, { search, state, role, councilId, departmentId, ...page }, { viewer }) =>
      listPeople(
        viewer,
        {
          search: search ?? null,
          state: state ?? null,
          role: role ?? null,
          councilId: idOf('Council', councilId),
          departmentId: idOf('Department', departmentId),
        },
        page,
      ),
  }),
  person: t.field({
    type: Person,
    nullable: true,
    description: 'One person; null when there is none, or none that the viewer may know of.',
    authScopes: { public: true },
    args: { id: t.arg.globalID({ required: true, description: 'The id of the person.' }) },
    resolve: async (_root, { id }, context) => {
      const personId = idOf('Person', id)
      return personId === null ? null : ((await loadOne(context, loadPeople, personId)) ?? null)
    },
  }),
}))

const nobody = '00000000-0000-0000-0000-000000000000'

/** The table's id of a record of a module above this one; an id of anything else is one that no record has. */
function idOf(typename: string, id: { typename: string; id: string } | null | undefined): string | null {
  if (id === null || id === undefined) return null
  return id.typename === typename ? id.id : nobody
}
