import type { builder } from '../../platform/builder.ts'
import type { Context } from '../../platform/context.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { Language, TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import { CaseFileInput } from './case-file-types.graphql.ts'
import type { CaseTypes } from './case-kind.ts'
import { draftReachOf } from './cases.policy.ts'
import type { CaseKind } from './define-case.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

const keyField = (t: InputFields) =>
  t.string({
    required: true,
    description: 'A UUID made by the device, once for each form: what is sent twice is stored once.',
  })

/** The fields that the input of every kind's `register` has. */
export function registerFields(t: InputFields) {
  return {
    idempotencyKey: keyField(t),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that registers it.' }),
    departmentId: t.globalID({ for: Department, required: true, description: 'The department it is addressed to.' }),
    ...writtenFields(t),
  }
}

/** The fields that the input of every kind's `edit` has. */
export function amendFields(t: InputFields) {
  return {
    version: t.int({ required: true, description: 'The version that was read; another one is a conflict.' }),
    ...writtenFields(t),
  }
}

/** The fields that the input of every kind's `attach` has. */
export function attachFields(t: InputFields) {
  return {
    version: t.int({ required: true, description: 'The version that was read; another one is a conflict.' }),
    files: t.field({
      type: [CaseFileInput],
      required: true,
      description: 'All its photos and documents from now on, up to ten, in order.',
    }),
  }
}

/** The fields that the input of every kind's `discard` has. */
export function discardFields(t: InputFields) {
  return {
    reason: t.string({
      required: true,
      description: 'Why, up to 500 characters; everybody can read it at the number.',
    }),
  }
}

function writtenFields(t: InputFields) {
  return {
    meetingId: t.globalID({ for: Meeting, description: 'The meeting it comes from.' }),
    decisionId: t.globalID({ for: Decision, description: 'The decision behind it; brings its meeting with it.' }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What it is about, in one line of up to 200 characters.',
    }),
    detail: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What it is about, in full, up to 10,000 characters; in the same original language.',
    }),
  }
}

/** The fields that the input of every kind's `answer` has. */
export function answerFields(t: InputFields) {
  return {
    idempotencyKey: keyField(t),
    supersedesVersion: t.int({
      description: 'The latest version, which this answer replaces; absent for the first answer.',
    }),
    language: t.field({ type: Language, required: true, description: 'The language in which the answer is written.' }),
    reasons: t.string({ required: true, description: 'Why, up to 5,000 characters.' }),
    files: t.field({
      type: [CaseFileInput],
      description: 'Photos and documents that show it, up to ten; they are published with it.',
    }),
    omissionReason: t.string({
      description:
        'Why it leaves out what such an outcome promises, or what the replaced answer promised, up to 1,000 characters; only and always then.',
    }),
  }
}

/** The fields that the input of every kind's acts after the answer has, beside the case and the verb. */
export function followUpFields(t: InputFields) {
  return {
    idempotencyKey: keyField(t),
    version: t.int({
      required: true,
      description: 'The version of the case that was read; another one is a conflict.',
    }),
    language: t.field({ type: Language, required: true, description: 'The language in which it is written.' }),
    text: t.string({
      required: true,
      description: 'What is said, up to 5,000 characters. Published at once and never changed.',
    }),
    evidence: t.string({
      description: 'What shows it, up to 5,000 characters; only and always for a report that it is done.',
    }),
    files: t.field({
      type: [CaseFileInput],
      description:
        'Photos and documents that show it, up to ten; only with a report, a verification, a finding that is maintained or one that came back.',
    }),
    dueOn: t.field({ type: 'Date', description: 'By when; only and always for a plan.' }),
    mergedInto: t.string({
      description: 'The printed number of the case that takes this one in; only and always for merging.',
    }),
  }
}

interface OpenedId {
  readonly id: string
}

/** Where a case comes from, with the ids of the database in place of global ids. */
export function sourceIds({ meetingId, decisionId }: Pick<RegisterIds, 'meetingId' | 'decisionId'>) {
  return { meetingId: meetingId?.id, decisionId: decisionId?.id }
}

/** The input of a `register` with the ids of the database in place of global ids. */
export function withDatabaseIds<Input extends RegisterIds>(input: Input) {
  const { councilId, departmentId } = input
  return { ...input, ...sourceIds(input), councilId: councilId.id, departmentId: departmentId.id }
}

interface RegisterIds {
  readonly councilId: OpenedId
  readonly departmentId: OpenedId
  readonly meetingId?: OpenedId | null | undefined
  readonly decisionId?: OpenedId | null | undefined
}

/** Options of every mutation of a case: spread them beside `type`, `description`, `args` and `resolve`. */
export const caseMutation = { authScopes: { signedIn: true }, errors: { types: actionErrors } }

/** A case as its mutation returns it, read anew. Throws an Error where the viewer does not see it. */
export async function reread<T extends CaseTypes>(
  kind: CaseKind<T>,
  id: string,
  { viewer }: Context,
): Promise<T['row']> {
  const row = (await kind.read.byIds([id], draftReachOf(kind, viewer))).get(id)
  if (row === undefined) throw new Error('a case has vanished')
  return row
}
