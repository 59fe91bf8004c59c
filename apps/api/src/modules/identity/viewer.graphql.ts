import { encodeGlobalID } from '@pothos/plugin-relay'
import { confirmedUntil, rolesOf } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { Name } from '../../platform/text-types.ts'
import type { SignedInViewer, ViewerPost, ViewerSeat } from '../../platform/viewer.ts'
import { permissionsOf } from './identity.policy.ts'

export const PostRole = builder.enumType('PostRole', {
  description: 'A post outside the councils.',
  values: {
    officer: { description: 'Answers for a department and those below it.' },
    coordinator: { description: 'Runs the programme, round tables and consultations of the country.' },
    observer: { description: 'Reads everything a coordinator reads, and the audit log.' },
    moderator: { description: 'Decides on comments, on the duty roster of the councils.' },
    administrator: {
      description: 'Looks after people, posts and settings; reads nothing sealed and answers for nobody.',
    },
  } as const,
})

/** A post that is in force. The territory module adds its department. */
export const Post = builder.objectRef<ViewerPost>('Post').implement({
  description: 'A post that the signed-in person holds today.',
  fields: (t) => ({
    role: t.expose('role', { type: PostRole, description: 'What kind of post it is.' }),
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
  }),
})

/** The offices of a council. Declared here because permissions follow from them; the councils module takes it from this public API. */
export const CouncilOffice = builder.enumType('CouncilOffice', {
  description: "A person's office on a council.",
  values: {
    chair: { description: 'Leads the council and signs its minutes.' },
    deputyChair: { description: 'Stands in for the chair.' },
    secretary: { description: 'Keeps the record and signs the minutes.' },
    member: { description: 'Sits and votes.' },
  } as const,
})

/** A seat that is in force. The councils module adds its membership and council. */
export const Seat = builder.objectRef<ViewerSeat>('Seat').implement({
  description: 'A seat on a council that the signed-in person holds today.',
  fields: (t) => ({
    office: t.expose('office', { type: CouncilOffice, description: 'The office that comes with the seat.' }),
  }),
})

/** The signed-in person. Other files of this module add sessions and factors. */
export const ViewerType = builder.objectRef<SignedInViewer>('Viewer').implement({
  description: 'The signed-in person, as the person alone sees it.',
  fields: (t) => ({
    personId: t.id({
      description: 'The id of the own account, by which a page knows later whether the same person is still signed in.',
      resolve: ({ personId }) => encodeGlobalID('Person', personId),
    }),
    label: t.exposeString('label', { description: 'How colleagues see the person.' }),
    email: t.exposeString('email', { description: 'The email of the account.' }),
    posts: t.field({ type: [Post], description: 'The posts held today.', resolve: (viewer) => [...viewer.posts] }),
    seats: t.field({
      type: [Seat],
      description: 'The council seats held today.',
      resolve: (viewer) => [...viewer.seats],
    }),
    permissions: t.field({
      type: ['String'],
      description: 'Every permission the person holds somewhere, as noun:verb.',
      resolve: (viewer) => permissionsOf(rolesOf(viewer)),
    }),
    demonstration: t.exposeBoolean('demonstration', {
      description: 'True for an account of the demonstration content.',
    }),
    confirmedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Until when acts that want a fresh proof of identity are open; null where it has to be confirmed first.',
      resolve: (viewer) => confirmedUntil(viewer),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    description: 'The signed-in person; null when nobody is signed in.',
    authScopes: { public: true },
    resolve: (_root, _args, context) => (context.viewer.kind === 'person' ? context.viewer : null),
  }),
)
