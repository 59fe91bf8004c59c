import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { Language, Name } from '../../platform/text-types.ts'
import { Department, readTerritory } from '../territory/index.ts'
import { removeReleaseNote } from './actions/remove-release-note.ts'
import { restoreReleaseNote } from './actions/restore-release-note.ts'
import { writeReleaseNote } from './actions/write-release-note.ts'
import { canReadReleaseNotes, canWriteReleaseNote } from './release-notes.policy.ts'
import { listDepartmentsWithNotes, listReleaseNotes } from './release-notes.queries.ts'
import type { ReleaseNoteRow, ReleaseNoteVersionRow } from './release-notes.queries.ts'

const ReleaseNoteVersion = builder.objectRef<ReleaseNoteVersionRow>('ReleaseNoteVersion').implement({
  description: 'One version of a note; it never changes.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Its number, from 1.' }),
    language: t.expose('language', { type: Language, description: 'The language in which it is written.' }),
    text: t.exposeString('text', { description: 'What it says.' }),
    writtenAt: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: ({ writtenAt }) => new Date(writtenAt),
    }),
  }),
})

const ReleaseNote = builder.objectRef<ReleaseNoteRow>('ReleaseNote').implement({
  description: 'What an officer noted about the scores of their department’s place in a release. Not public.',
  fields: (t) => ({
    releaseNumber: t.exposeInt('releaseNumber', { description: 'The number of the release.' }),
    version: t.exposeInt('version', { description: 'Which version stands.' }),
    isOwn: t.boolean({
      description: 'The viewer is its author, who alone may change it.',
      resolve: ({ personId }, _args, { viewer }) => viewer.kind === 'person' && viewer.personId === personId,
    }),
    isRemoved: t.exposeBoolean('isRemoved', { description: 'Its author took it away, and alone still sees it.' }),
    title: t.field({
      type: Name,
      nullable: true,
      description: 'The author’s post at the department; null where it has no title.',
      resolve: ({ titleTg, titleRu, titleEn }) =>
        titleTg === null || titleRu === null || titleEn === null ? null : { tg: titleTg, ru: titleRu, en: titleEn },
    }),
    versions: t.field({
      type: [ReleaseNoteVersion],
      description: 'All versions, the newest first.',
      resolve: ({ versions }) => [...versions],
    }),
  }),
})

builder.objectFields(Department, (t) => ({
  releaseNotes: t.field({
    type: [ReleaseNote],
    nullable: true,
    cache: 'never',
    description:
      'What its officers noted about its scores, of the newest releases first; null for all but its own officers, those above it, and administrators.',
    resolve: ({ id }, _args, { viewer }) =>
      canReadReleaseNotes(viewer, id) ? listReleaseNotes(id, viewer.kind === 'person' ? viewer.personId : null) : null,
  }),
  releaseNotesBelow: t.field({
    type: [Department],
    cache: 'never',
    description: 'The departments directly below that have notes which the viewer may read.',
    resolve: async ({ id }, _args, { viewer }) => {
      if (!canReadReleaseNotes(viewer, id)) return []
      const { departmentById } = await readTerritory()
      const noted = new Set(await listDepartmentsWithNotes())
      return [...departmentById.values()].filter((below) => below.parentId === id && noted.has(below.id))
    },
  }),
  mayNoteRelease: t.boolean({
    cache: 'never',
    description: 'Whether the viewer may note something about its scores.',
    resolve: ({ id }, _args, { viewer }) => canWriteReleaseNote(viewer, id),
  }),
}))

const ReleaseNoteInputType = builder.inputType('ReleaseNoteInput', {
  description: 'The viewer’s own note, as it was read.',
  fields: (t) => ({
    departmentCode: t.string({ required: true, description: 'The code of the department.' }),
    releaseNumber: t.int({ required: true, description: 'The number of the release.' }),
    version: t.int({ required: true, description: 'The version that was read.' }),
  }),
})
const WriteReleaseNoteInputType = builder.inputType('WriteReleaseNoteInput', {
  description: 'A note against a release.',
  fields: (t) => ({
    departmentCode: t.string({ required: true, description: 'The code of the department.' }),
    releaseNumber: t.int({ required: true, description: 'The number of the release.' }),
    version: t.int({ required: true, description: 'The version that was read; 0 for the first.' }),
    language: t.field({ type: Language, required: true, description: 'The language in which it is written.' }),
    text: t.string({ required: true, description: 'What it says.' }),
  }),
})

const act = { authScopes: { signedIn: true }, errors: { types: actionErrors } } as const
/** The department as it stands after the act. */
async function departmentOf(code: string) {
  const department = (await readTerritory()).departmentByCode.get(code.trim().toUpperCase())
  if (department === undefined) throw new Error(`${code} was written for and is not there`)
  return department
}

builder.mutationFields((t) => ({
  writeReleaseNote: t.field({
    type: Department,
    description: 'Writes the viewer’s note about the scores of their department, or a new version of it. Officers.',
    ...act,
    args: { input: t.arg({ type: WriteReleaseNoteInputType, required: true, description: 'The note.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      await writeReleaseNote(viewer, input)
      return departmentOf(input.departmentCode)
    },
  }),
  removeReleaseNote: t.field({
    type: Department,
    description: 'Takes the viewer’s note away; it can be put back. Officers.',
    ...act,
    args: { input: t.arg({ type: ReleaseNoteInputType, required: true, description: 'The note.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      await removeReleaseNote(viewer, input)
      return departmentOf(input.departmentCode)
    },
  }),
  restoreReleaseNote: t.field({
    type: Department,
    description: 'Puts the viewer’s note back that they took away. Officers.',
    ...act,
    args: { input: t.arg({ type: ReleaseNoteInputType, required: true, description: 'The note.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      await restoreReleaseNote(viewer, input)
      return departmentOf(input.departmentCode)
    },
  }),
}))
