import { fileLimits } from '@hamkori/schema/files.constants'
import { z } from 'zod'
import { now } from '../clock.ts'
import { db } from '../db.ts'
import type { Tx } from '../db.ts'
import { defineJob } from '../jobs.ts'
import { listContents, removeContent } from './file-store.ts'

const most = 500

/** Removes, every hour, files to which no record refers for a day, and contents that no row knows. */
export const removeUnusedFilesJob = defineJob({
  name: 'removeUnusedFiles',
  payload: z.object({}),
  schedule: '17 * * * *',
  run: removeUnusedFiles,
})

/** One run: at most 500 files, the oldest first. A file that is sent once more meanwhile stays. */
export async function removeUnusedFiles(): Promise<void> {
  const before = new Date(now().getTime() - fileLimits.unusedMilliseconds)
  const old = await db.storedFile.findMany({
    where: { uses: 0, drafts: 0, uploadedAt: { lt: before } },
    orderBy: { uploadedAt: 'asc' },
    take: most,
    select: { hash: true, smallHash: true },
  })
  for (const { hash, smallHash } of old) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.storedFile.deleteMany({
        where: { hash, uses: 0, drafts: 0, uploadedAt: { lt: before } },
      })
      if (count === 0) return
      // The contents go before the row does: whoever sends the same file meanwhile waits for the row, and writes it anew.
      for (const each of [hash, smallHash]) if (each !== null && !(await isKnown(tx, each))) await removeContent(each)
    })
  }
  for (const hash of await listContents(before))
    await db.$transaction(async (tx) => {
      if (!(await isKnown(tx, hash))) await removeContent(hash)
    })
}

async function isKnown(tx: Tx, hash: string): Promise<boolean> {
  return (await tx.storedFile.count({ where: { OR: [{ hash }, { smallHash: hash }] } })) > 0
}
