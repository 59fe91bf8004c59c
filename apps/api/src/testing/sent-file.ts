import { randomBytes } from 'node:crypto'
import { ownerDb } from './owner.ts'

/** A document that a person has sent, as the database knows it: nothing lies on the disk. Answers it as an input takes it. */
export async function sentFile(personId: string, description = 'Санади қабул') {
  const fileHash = randomBytes(32).toString('hex')
  await ownerDb.storedFile.create({
    data: { hash: fileHash, mediaType: 'application/pdf', bytes: 1200, uploadedById: personId, uploadedAt: new Date() },
  })
  return { fileHash, description, facesConsidered: true }
}
