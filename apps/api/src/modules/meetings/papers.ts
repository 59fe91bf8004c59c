import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { dropHeldFiles, publishHeldFiles } from '../../platform/files/stored-files.ts'

/** Makes the papers of a meeting public that are for everybody: it is announced now, or its minutes are published. */
export async function publishPapers(tx: Tx, meetingId: string): Promise<void> {
  const waiting = { meetingId, forEverybody: true, publishedAt: null, removedAt: null }
  const hashes = await hashesOf(tx, waiting)
  if (hashes.length === 0) return
  await publishHeldFiles(tx, hashes)
  await tx.meetingPaper.updateMany({ where: waiting, data: { publishedAt: now() } })
}

/** Forgets the papers of a plan or draft that is discarded. */
export async function dropPapers(tx: Tx, meetingId: string): Promise<void> {
  const hashes = await hashesOf(tx, { meetingId, removedAt: null })
  await tx.meetingPaper.deleteMany({ where: { meetingId } })
  await dropHeldFiles(tx, hashes)
}

async function hashesOf(
  tx: Tx,
  where: { meetingId: string; removedAt: null; forEverybody?: boolean; publishedAt?: null },
): Promise<string[]> {
  const papers = await tx.meetingPaper.findMany({ where, select: { fileHash: true } })
  return papers.flatMap(({ fileHash }) => fileHash ?? [])
}
