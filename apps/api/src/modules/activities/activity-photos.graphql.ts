import { filesPath } from '@hamkori/schema/files.constants'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { inOrder } from '../../platform/in-order.ts'
import { Language, trilingual } from '../../platform/text-types.ts'
import { Activity } from './activities.graphql.ts'
import { findActivities, findPhotos, photosByActivity } from './activities.queries.ts'
import type { PhotoRow } from './activities.queries.ts'
import { addActivityPhoto } from './actions/add-activity-photo.ts'
import { removeActivityPhoto } from './actions/remove-activity-photo.ts'

const addressOf = (hash: string | null) => (hash === null ? null : `${filesPath}/${hash}`)

const ActivityPhoto = builder.objectRef<PhotoRow>('ActivityPhoto')
builder.node(ActivityPhoto, {
  cache: 'publicRecord',
  description: 'A photo of an activity, or what is left of one that was taken off.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids) => inOrder(ids, await findPhotos(ids)),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within its activity; never given again.' }),
    address: t.field({
      type: 'String',
      nullable: true,
      description: 'Its address on this site; null for one that was taken off.',
      resolve: ({ fileHash }) => addressOf(fileHash),
    }),
    smallAddress: t.field({
      type: 'String',
      nullable: true,
      description: 'The address of its small variant, with sides of up to 400 pixels; null for one that was taken off.',
      resolve: ({ smallHash }) => addressOf(smallHash),
    }),
    width: t.exposeInt('width', { description: 'In pixels.' }),
    height: t.exposeInt('height', { description: 'In pixels.' }),
    bytes: t.exposeInt('bytes', { description: 'How large it is.' }),
    description: t.field({
      type: 'String',
      nullable: true,
      description: 'What is on it, for those who do not see it; null for one that was taken off.',
      resolve: ({ description, removedAt }) => (removedAt === null ? description : null),
    }),
    language: t.field({
      type: Language,
      description: 'The language of the description.',
      resolve: ({ language }) => trilingual(language, null, null, null).original,
    }),
    removedAt: t.expose('removedAt', { type: 'DateTime', nullable: true, description: 'When it was taken off.' }),
    removalReason: t.exposeString('removalReason', { nullable: true, description: 'Why it was taken off.' }),
  }),
})

builder.objectField(Activity, 'photos', (t) =>
  t.field({
    type: [ActivityPhoto],
    description: 'Its photos in order, those that were taken off included.',
    resolve: async ({ id }, _args, context) => [...((await loadOne(context, photosByActivity, id)) ?? [])],
  }),
)

const AddActivityPhotoInput = builder.inputType('AddActivityPhotoInput', {
  description: 'A photo that was sent to /files before.',
  fields: (t) => ({
    activityId: t.globalID({ for: Activity, required: true, description: 'The activity.' }),
    fileHash: t.string({ required: true, description: 'The hash with which the file was taken.' }),
    description: t.string({ required: true, description: 'What is on it, up to 300 characters.' }),
    language: t.field({ type: Language, required: true, description: 'The language of the description.' }),
    facesConsidered: t.boolean({
      required: true,
      description: 'That the sender has thought of the people and number plates that can be recognised on it.',
    }),
  }),
})

const RemoveActivityPhotoInput = builder.inputType('RemoveActivityPhotoInput', {
  description: 'A photo that is taken off.',
  fields: (t) => ({
    photoId: t.globalID({ for: ActivityPhoto, required: true, description: 'The photo.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; everybody reads it.' }),
  }),
})

/** The activity after an act on one of its photos. */
async function activityAfter({ activityId }: { activityId: string }) {
  const activity = (await findActivities([activityId])).get(activityId)
  if (activity === undefined) throw new Error('an activity with a photo cannot be read')
  return activity
}

builder.mutationFields((t) => ({
  addActivityPhoto: t.field({
    type: Activity,
    description: 'Publishes a photo of an activity of the council. Members of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AddActivityPhotoInput, required: true, description: 'The photo.' }) },
    resolve: async (_root, { input }, context) =>
      activityAfter(
        await addActivityPhoto(context.viewer, {
          ...input,
          activityId: input.activityId.id,
          // The schema refuses anything but true.
          facesConsidered: input.facesConsidered as true,
        }),
      ),
  }),
  removeActivityPhoto: t.field({
    type: Activity,
    description: 'Takes a photo of an activity off: nobody can read it any more. Members of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RemoveActivityPhotoInput, required: true, description: 'The photo.' }) },
    resolve: async (_root, { input }, context) =>
      activityAfter(await removeActivityPhoto(context.viewer, { ...input, photoId: input.photoId.id })),
  }),
}))
