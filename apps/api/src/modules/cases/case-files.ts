import { readableMediaTypes } from '@hamkori/schema/files.constants'
import type { CaseFileInput } from '@hamkori/schema/cases'
import type { Prisma } from '../../../generated/prisma/client.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { dropHeldFiles, holdFile, holdOnceMore, publishHeldFiles, useFile } from '../../platform/files/stored-files.ts'
import { personIdOf } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'

/** The step of a case to which files belong: its own text, an answer by its version, or what follows it by its number. */
interface FileStep {
  readonly recordType: string
  readonly recordId: string
  readonly step: 'record' | 'answer' | 'followUp'
  readonly stepNumber: number
}

/** Files for a step, with the language of their descriptions. */
interface NewFiles {
  readonly actor: Actor
  readonly language: string
  readonly files: readonly CaseFileInput[]
}

/**
 * Publishes files with an answer or a follow-up. It comes before the step itself is stored: afterwards the database refuses files. Throws
 * InvalidInputError at `files.<place>.fileHash` for what the actor has not sent, or was removed meanwhile.
 */
export async function publishFiles(tx: Tx, step: FileStep, { files, ...given }: NewFiles): Promise<void> {
  await storeFiles(tx, step, { files, ...given }, useFile, now())
}

/**
 * Puts other files in place of those of a case that is not public yet; those that stay are named again. Throws as {@link publishFiles}.
 */
export async function replaceDraftFiles(
  tx: Tx,
  { recordType, recordId }: Pick<FileStep, 'recordType' | 'recordId'>,
  given: NewFiles,
): Promise<void> {
  const step = { recordType, recordId, step: 'record', stepNumber: 0 } as const
  const held = await hashesOf(tx, { ...step, publishedAt: null })
  await tx.caseFile.deleteMany({ where: { ...step, publishedAt: null } })
  await storeFiles(
    tx,
    step,
    given,
    async (_tx, file) =>
      // One that is held for this case already may have been sent by somebody else of the council.
      held.includes(file.hash) ? holdOnceMore(tx, file.hash) : holdFile(tx, file),
    null,
  )
  await dropHeldFiles(tx, held)
}

/** Makes the files of a case public that is handed over now. */
export async function publishDraftFiles(tx: Tx, recordId: string): Promise<void> {
  const draft = { recordId, publishedAt: null }
  const hashes = await hashesOf(tx, draft)
  if (hashes.length === 0) return
  await publishHeldFiles(tx, hashes)
  await tx.caseFile.updateMany({ where: draft, data: { publishedAt: now() } })
}

/** Forgets the files of a case that is discarded before it was handed over; nothing else refers to them. */
export async function dropDraftFiles(tx: Tx, recordId: string): Promise<void> {
  const draft = { recordId, publishedAt: null }
  const hashes = await hashesOf(tx, draft)
  await tx.caseFile.deleteMany({ where: draft })
  await dropHeldFiles(tx, hashes)
}

/** The hashes of files that are there. */
async function hashesOf(tx: Tx, where: Prisma.CaseFileWhereInput): Promise<string[]> {
  const files = await tx.caseFile.findMany({ where, select: { fileHash: true } })
  return files.flatMap(({ fileHash }) => fileHash ?? [])
}

async function storeFiles(
  tx: Tx,
  step: FileStep,
  { actor, language, files }: NewFiles,
  take: typeof useFile,
  publishedAt: Date | null,
): Promise<void> {
  const personId = personIdOf(actor)
  for (const [at, { fileHash, description }] of files.entries()) {
    const file = await take(tx, { hash: fileHash, personId, types: readableMediaTypes })
    if (file === null) throw new InvalidInputError([invalidAt(['files', at, 'fileHash'], 'file_damaged')])
    const { smallHash, mediaType, bytes, width, height } = file
    await tx.caseFile.create({
      data: {
        ...step,
        number: at + 1,
        fileHash,
        smallHash,
        mediaType,
        bytes,
        width,
        height,
        description,
        language,
        publishedAt,
      },
    })
  }
}
