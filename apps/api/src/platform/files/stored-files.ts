import { fileLimits } from '@hamkori/schema/files.constants'
import type { StoredMediaType } from '@hamkori/schema/files.constants'
import { now } from '../clock.ts'
import { db } from '../db.ts'
import type { Tx } from '../db.ts'
import { hashOf, keepContent, readContent } from './file-store.ts'
import type { ReadFile } from './read-upload.ts'

/** A file as the database knows it. */
export interface StoredFile {
  readonly hash: string
  readonly smallHash: string | null
  readonly mediaType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
}

const columns = { hash: true, smallHash: true, mediaType: true, bytes: true, width: true, height: true } as const

/** Whether this person has as many files as they may have to which no record refers. */
export async function hasTooManyUnused(personId: string): Promise<boolean> {
  const since = new Date(now().getTime() - fileLimits.unusedMilliseconds)
  const unused = await db.storedFile.count({
    where: { uploadedById: personId, uses: 0, drafts: 0, uploadedAt: { gt: since } },
  })
  return unused >= fileLimits.unused
}

/**
 * Keeps a file that nothing refers to yet. The row is written first and locked until the content lies on the disk: the job that
 * removes unused files then cannot take the content of a file that has just been sent once more.
 */
export async function storeFile(personId: string, { content, small, ...file }: ReadFile): Promise<StoredFile> {
  const hash = hashOf(content)
  const smallHash = small === null ? null : hashOf(small)
  const sent = { uploadedById: personId, uploadedAt: now() }
  return db.$transaction(async (tx) => {
    const row = await tx.storedFile.upsert({
      where: { hash },
      create: { hash, smallHash, bytes: content.length, ...file, ...sent },
      update: sent,
      select: columns,
    })
    await keepContent(content)
    if (small !== null) await keepContent(small)
    return row
  })
}

/** A file that somebody names, and the types that are wanted. `personId` is null for the system. */
interface NamedFile {
  readonly hash: string
  readonly personId: string | null
  readonly types: readonly StoredMediaType[]
}

/**
 * Says that a public record refers to a file from now on: everybody may read it then. Only whoever has sent the file may do so, unless a
 * public record refers to it already. Null where there is no such file of these types.
 */
export function useFile(tx: Tx, file: NamedFile): Promise<StoredFile | null> {
  return countReference(tx, file, { uses: { increment: 1 } })
}

/** The same of a record which is not public yet: the file is kept, and who may read that record reads it. */
export function holdFile(tx: Tx, file: NamedFile): Promise<StoredFile | null> {
  return countReference(tx, file, { drafts: { increment: 1 } })
}

async function countReference(
  tx: Tx,
  { hash, personId, types }: NamedFile,
  data: { uses: { increment: 1 } } | { drafts: { increment: 1 } },
): Promise<StoredFile | null> {
  const isOwn = personId === null ? [] : [{ uploadedById: personId }]
  const { count } = await tx.storedFile.updateMany({
    where: { hash, mediaType: { in: [...types] }, OR: [{ uses: { gt: 0 } }, ...isOwn] },
    data,
  })
  return count === 0 ? null : tx.storedFile.findUnique({ where: { hash }, select: columns })
}

/** The same for a file to which such a record refers already, whoever has sent it. */
export async function holdOnceMore(tx: Tx, hash: string): Promise<StoredFile> {
  return tx.storedFile.update({ where: { hash }, data: { drafts: { increment: 1 } }, select: columns })
}

/** Says that a record which is not public yet no longer refers to these files. */
export async function dropHeldFiles(tx: Tx, hashes: readonly string[]): Promise<void> {
  await tx.storedFile.updateMany({ where: { hash: { in: [...hashes] } }, data: { drafts: { decrement: 1 } } })
}

/** Says that the record which refers to these files becomes public: everybody may read them. */
export async function publishHeldFiles(tx: Tx, hashes: readonly string[]): Promise<void> {
  await tx.storedFile.updateMany({
    where: { hash: { in: [...hashes] } },
    data: { drafts: { decrement: 1 }, uses: { increment: 1 } },
  })
}

/** The file with this hash, or of which this is the small variant, where a record refers to it that is not public yet. */
export async function findHeldFile(hash: string): Promise<StoredFile | null> {
  return db.storedFile.findFirst({ where: { drafts: { gt: 0 }, OR: [{ hash }, { smallHash: hash }] }, select: columns })
}

/** Says that a record no longer refers to a file. Where none does any more, nobody can read it, and within a day it is removed. */
export async function releaseFile(tx: Tx, hash: string): Promise<void> {
  await tx.storedFile.update({ where: { hash }, data: { uses: { decrement: 1 } } })
}

/** The file with this hash, or of which this is the small variant, where a public record refers to it. */
export async function findPublicFile(hash: string): Promise<StoredFile | null> {
  return db.storedFile.findFirst({ where: { uses: { gt: 0 }, OR: [{ hash }, { smallHash: hash }] }, select: columns })
}

/** The content of a file that this person has sent, to which no record refers yet; null where there is none of this type. */
export async function readSentFile(personId: string, hash: string, mediaType: StoredMediaType): Promise<Buffer | null> {
  const sent = await db.storedFile.count({ where: { hash, mediaType, uploadedById: personId } })
  return sent === 0 ? null : readContent(hash)
}
