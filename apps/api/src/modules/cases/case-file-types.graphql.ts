import { filesPath } from '@hamkori/schema/files.constants'
import type { CaseFileModel } from '../../../generated/prisma/models.ts'
import { builder } from '../../platform/builder.ts'
import { Language, trilingual } from '../../platform/text-types.ts'

/** Where a file is read, by its hash. */
export const addressOfFile = (hash: string): string => `${filesPath}/${hash}`

/** A photo or document that shows something of a case. */
export const CaseFile = builder.objectRef<CaseFileModel>('CaseFile').implement({
  cache: 'publicRecord',
  description:
    'A photo or document that shows what a case says, or what was answered or said of it. It is public with its step and never changed.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within its step.' }),
    hash: t.exposeString('fileHash', { description: 'SHA-256 of its content, in hexadecimal digits.' }),
    mediaType: t.exposeString('mediaType', { description: 'image/jpeg for a photo, application/pdf for a document.' }),
    address: t.field({
      type: 'String',
      description: 'Its address on this site.',
      resolve: ({ fileHash }) => addressOfFile(fileHash),
    }),
    smallAddress: t.field({
      type: 'String',
      nullable: true,
      description: 'The address of the small variant of a photo, with sides of up to 400 pixels; null for a document.',
      resolve: ({ smallHash }) => (smallHash === null ? null : addressOfFile(smallHash)),
    }),
    width: t.exposeInt('width', { nullable: true, description: 'Of a photo, in pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Of a photo, in pixels.' }),
    bytes: t.exposeInt('bytes', { description: 'How large it is.' }),
    description: t.exposeString('description', { description: 'What it shows, for those who do not see it.' }),
    language: t.field({
      type: Language,
      description: 'The language of the description.',
      resolve: ({ language }) => trilingual(language, null, null, null).original,
    }),
  }),
})

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
