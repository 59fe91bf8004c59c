import type { CaseFileModel } from '../../../generated/prisma/models.ts'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { mayAct } from '../../platform/authorize.ts'
import { db } from '../../platform/db.ts'
import type { Actor, SignedInViewer } from '../../platform/viewer.ts'
import { canSeeDraftsOf } from './cases.policy.ts'
import type { AnswerRow, CaseDefinition, CaseRow, CaseTypes } from './case-kind.ts'
import { publisherOf } from './file-publisher.ts'
import type { FileRemoval } from './file-publisher.ts'
import { followUpsOf } from './follow-ups.queries.ts'

// The id of a case is unique among all kinds, so that the files of a list are read at once whatever their kinds.

/** The files of one step of a case, in order; one statement for all cases and steps of a list. */
async function filesOf(
  recordId: string,
  step: 'record' | 'answer' | 'followUp',
  stepNumber: number,
  context: Context,
): Promise<CaseFileModel[]> {
  const files = (await loadOne(context, readFiles, recordId)) ?? []
  return files.filter((file) => file.step === step && file.stepNumber === stepNumber)
}

/** The files that show what a case says; those of one that is not handed over yet too. */
export const filesOfRecord = ({ id }: Pick<CaseRow, 'id'>, context: Context) => filesOf(id, 'record', 0, context)

/** The files that were published with an answer. */
export const filesOfAnswer = ({ caseId, version }: Pick<AnswerRow, 'caseId' | 'version'>, context: Context) =>
  filesOf(caseId, 'answer', version, context)

/** The files that were published with what follows the answer. */
export const filesOfFollowUp = ({ recordId, number }: { recordId: string; number: number }, context: Context) =>
  filesOf(recordId, 'followUp', number, context)

/** The published files of a case that this person may take off, in the order in which they stand. */
export async function removableFilesOf(row: CaseRow, context: Context): Promise<CaseFileModel[]> {
  const files = (await publicFilesOf(row, context)).filter(({ removedAt }) => removedAt === null)
  if (files.length === 0) return []
  const followUps = await followUpsOf(row, context)
  return files.filter((file) => mayAct(context.viewer, 'case:removeFile', publisherOf(file, row, followUps)))
}

/** All files of a case that everybody may read: its own, then those of its answers, then those of what followed. */
export async function publicFilesOf({ id }: Pick<CaseRow, 'id'>, context: Context): Promise<CaseFileModel[]> {
  const order = ['record', 'answer', 'followUp']
  return ((await loadOne(context, readFiles, id)) ?? [])
    .filter(({ publishedAt }) => publishedAt !== null)
    .toSorted((one, other) => order.indexOf(one.step) - order.indexOf(other.step))
}

async function readFiles(ids: readonly string[]): Promise<ReadonlyMap<string, CaseFileModel[]>> {
  const files = await db.caseFile.findMany({
    where: { recordId: { in: [...ids] } },
    orderBy: [{ stepNumber: 'asc' }, { number: 'asc' }],
  })
  return Map.groupBy(files, ({ recordId }) => recordId)
}

/** What has to be known of a kind to say who reads the files of its drafts, and who takes published ones off. */
type KindWithFiles = Pick<CaseDefinition<CaseTypes>, 'readDraft' | 'table'> & {
  readonly councilOf: (caseId: string) => Promise<string | null>
  /** Takes a published file of a case of this kind off. */
  readonly removeFile: (actor: Actor, file: CaseFileModel, why: FileRemoval) => Promise<void>
}
const kinds = new Map<string, KindWithFiles>()

/** Lets those who may read the drafts of a kind read the files of these drafts, and those who may, take published files off. */
export function addKindWithFiles(recordType: string, kind: KindWithFiles): void {
  kinds.set(recordType, kind)
}

/** The tables of the kinds. */
export const tablesWithFiles = (): readonly string[] => [...kinds.values()].map(({ table }) => table)

/** A published file by its id, with its kind; null where there is none. */
export async function findPublishedFile(
  id: string,
): Promise<{ readonly file: CaseFileModel; readonly kind: KindWithFiles } | null> {
  const file = await db.caseFile.findUnique({ where: { id, publishedAt: { not: null } } })
  const kind = file === null ? undefined : kinds.get(file.recordType)
  return file === null || kind === undefined ? null : { file, kind }
}

/** Published files by their ids, for those which are named by them. */
export async function publishedFilesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, CaseFileModel>> {
  const files = await db.caseFile.findMany({ where: { id: { in: [...ids] }, publishedAt: { not: null } } })
  return new Map(files.map((file) => [file.id, file]))
}

/** Whether somebody may read a case that is not handed over yet and has this file, or one of which this is the small variant. */
export async function mayReadFileOfDraft(viewer: SignedInViewer, hash: string): Promise<boolean> {
  const drafts = await db.caseFile.findMany({
    where: { publishedAt: null, OR: [{ fileHash: hash }, { smallHash: hash }] },
    select: { recordType: true, recordId: true },
  })
  for (const { recordType, recordId } of drafts) {
    const kind = kinds.get(recordType)
    const councilId = (await kind?.councilOf(recordId)) ?? null
    if (kind !== undefined && councilId !== null && canSeeDraftsOf(kind, viewer, councilId)) return true
  }
  return false
}
