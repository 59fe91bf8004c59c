import type { FileRemovalGround as Ground } from '@hamkori/schema/cases.constants'
import { filesPath } from '@hamkori/schema/files.constants'
import type { CaseFileModel } from '../../../generated/prisma/models.ts'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { inOrder } from '../../platform/in-order.ts'
import { Language, trilingual } from '../../platform/text-types.ts'
import { removePublishedFile } from './actions/remove-published-file.ts'
import { publishedFilesByIds } from './case-files.queries.ts'

/** Where a file is read, by its hash. */
export const addressOfFile = (hash: string): string => `${filesPath}/${hash}`

const FileRemovalGround = builder.enumType('FileRemovalGround', {
  description: 'Why a published file may be taken off.',
  values: {
    recognisablePerson: { description: 'A person on it can be recognised.' },
    privateData: { description: 'It shows an address, a number plate, a document of a person or the like.' },
    courtOrder: { description: 'A court has ordered it.' },
    wrongFile: { description: 'It is another file than the one that was meant.' },
  } satisfies Record<Ground, object>,
})

/** A photo or document that shows something of a case, or what is left of one that was taken off. */
export const CaseFile = builder.objectRef<CaseFileModel>('CaseFile')
builder.node(CaseFile, {
  cache: 'publicRecord',
  description:
    'A photo or document that shows what a case says, or what was answered or said of it. It is public with its step and never changed; it can be taken off.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids) => inOrder(ids, await publishedFilesByIds(ids)),
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within its step.' }),
    hash: t.field({
      type: 'String',
      description: 'SHA-256 of its content, in hexadecimal digits; also of one that was taken off.',
      resolve: ({ fileHash, removedHash }) => fileHash ?? removedHash ?? '',
    }),
    mediaType: t.exposeString('mediaType', { description: 'image/jpeg for a photo, application/pdf for a document.' }),
    address: t.field({
      type: 'String',
      nullable: true,
      description: 'Its address on this site; null for one that was taken off.',
      resolve: ({ fileHash }) => (fileHash === null ? null : addressOfFile(fileHash)),
    }),
    smallAddress: t.field({
      type: 'String',
      nullable: true,
      description:
        'The address of the small variant of a photo, with sides of up to 400 pixels; null for a document, and for what was taken off.',
      resolve: ({ smallHash }) => (smallHash === null ? null : addressOfFile(smallHash)),
    }),
    width: t.exposeInt('width', { nullable: true, description: 'Of a photo, in pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Of a photo, in pixels.' }),
    bytes: t.exposeInt('bytes', { description: 'How large it is.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it shows, for those who do not see it; null for one that was taken off.',
    }),
    language: t.field({
      type: Language,
      description: 'The language of the description.',
      resolve: ({ language }) => trilingual(language, null, null, null).original,
    }),
    removedAt: t.expose('removedAt', { type: 'DateTime', nullable: true, description: 'When it was taken off.' }),
    removalGround: t.field({
      type: FileRemovalGround,
      nullable: true,
      description: 'On which ground it was taken off.',
      // A column of text; the database lets in nothing else.
      resolve: ({ removalGround }) => removalGround as Ground | null,
    }),
    removalReason: t.exposeString('removalReason', { nullable: true, description: 'Why it was taken off, in words.' }),
  }),
})

const RemoveCaseFileInput = builder.inputType('RemoveCaseFileInput', {
  description: 'A published photo or document of a case that is taken off.',
  fields: (t) => ({
    fileId: t.globalID({ for: CaseFile, required: true, description: 'The file.' }),
    ground: t.field({ type: FileRemovalGround, required: true, description: 'On which ground.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; everybody reads it.' }),
  }),
})

builder.mutationField('removeCaseFile', (t) =>
  t.field({
    type: CaseFile,
    description:
      'Takes a published photo or document of a case off: nobody can read it any more. The side that published it, and coordinators.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RemoveCaseFileInput, required: true, description: 'The file.' }) },
    resolve: (_root, { input }, { viewer }) => removePublishedFile(viewer, { ...input, fileId: input.fileId.id }),
  }),
)

/** A list of at most ten files, read with the list or page that they stand on: its fields count as one object. */
export const fewFiles = { field: 1, multiplier: 1 }

export const CaseFileInput = builder.inputType('CaseFileInput', {
  description: 'A photo or document that was sent to /files before.',
  fields: (t) => ({
    fileHash: t.string({ required: true, description: 'The hash with which the file was taken.' }),
    description: t.string({ required: true, description: 'What it shows, up to 300 characters.' }),
    facesConsidered: t.boolean({
      required: true,
      description:
        'That the sender has thought of the people, addresses and number plates that can be recognised on it.',
    }),
  }),
})
