import { standingOf } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { InvalidInputError, UnavailableError } from '../../platform/errors.ts'
import { ErrorInterface } from '../../platform/error-types.ts'
import { Name } from '../../platform/text-types.ts'
import type { SignedInViewer, ViewerPost, ViewerSeat } from '../../platform/viewer.ts'
import { signIn } from './actions/sign-in.ts'
import { signOut } from './actions/sign-out.ts'
import { SignInRefusedError } from './identity.errors.ts'
import { permissionsOf } from './identity.policy.ts'
import { signInCookie, signOutCookie } from './sessions.ts'

const PostRole = builder.enumType('PostRole', {
  description: 'A post outside the councils.',
  values: {
    officer: { description: 'Answers for a department and those below it.' },
    coordinator: { description: 'Runs the programme, round tables and consultations of the country.' },
    observer: { description: 'Reads everything a coordinator reads, and the audit trail.' },
    moderator: { description: 'Decides on comments, on the duty roster of the councils.' },
    administrator: {
      description: 'Looks after people, posts and settings; reads nothing sealed and answers for nobody.',
    },
  } as const,
})

builder.objectType(SignInRefusedError, {
  name: 'SignInRefusedError',
  description: 'The e-mail and the password do not belong together; whether the e-mail is known is not said.',
  interfaces: [ErrorInterface],
})

/** A post that is in force. The territory room adds its department. */
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

/** The offices of a council. Declared here because permissions follow from them; the councils room takes it from this door. */
export const CouncilOffice = builder.enumType('CouncilOffice', {
  description: "A person's office on a council.",
  values: {
    chair: { description: 'Leads the council and signs its minutes.' },
    deputyChair: { description: 'Stands in for the chair.' },
    secretary: { description: 'Keeps the record and signs the minutes.' },
    member: { description: 'Sits and votes.' },
  } as const,
})

/** A seat that is in force. The councils room adds its membership and council. */
export const Seat = builder.objectRef<ViewerSeat>('Seat').implement({
  description: 'A seat on a council that the signed-in person holds today.',
  fields: (t) => ({
    office: t.expose('office', { type: CouncilOffice, description: 'The office that comes with the seat.' }),
  }),
})

const ViewerType = builder.objectRef<SignedInViewer>('Viewer').implement({
  description: 'The signed-in person, as the person alone sees it.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'How colleagues see the person.' }),
    email: t.exposeString('email', { description: 'The e-mail of the account.' }),
    posts: t.field({ type: [Post], description: 'The posts held today.', resolve: (viewer) => [...viewer.posts] }),
    seats: t.field({
      type: [Seat],
      description: 'The council seats held today.',
      resolve: (viewer) => [...viewer.seats],
    }),
    permissions: t.field({
      type: ['String'],
      description: 'Every permission the person holds somewhere, as noun:verb.',
      resolve: (viewer) => permissionsOf(standingOf(viewer)),
    }),
    demonstration: t.exposeBoolean('demonstration', {
      description: 'True for an account of the demonstration content.',
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

const SignInInput = builder.inputType('SignInInput', {
  description: 'What the sign-in form sends.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The e-mail of the account.' }),
    password: t.string({ required: true, description: 'The password.' }),
  }),
})

builder.mutationField('signIn', (t) =>
  t.field({
    type: ViewerType,
    description: 'Signs a browser in: the answer carries the session cookie.',
    authScopes: { public: true },
    errors: { types: [InvalidInputError, SignInRefusedError, UnavailableError] },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'E-mail and password.' }) },
    resolve: async (_root, { input }, context) => {
      const { token, viewer } = await signIn(input)
      context.setCookies.push(signInCookie(token, context.secure))
      return viewer
    },
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
    authScopes: { public: true },
    errors: { types: [] },
    resolve: async (_root, _args, context) => {
      await signOut(context.viewer)
      context.setCookies.push(signOutCookie(context.secure))
      return { done: true as const }
    },
  }),
)
