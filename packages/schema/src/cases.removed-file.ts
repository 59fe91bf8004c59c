import { z } from 'zod'
import { fileRemovalGrounds } from './cases.constants.ts'
import { fileHashPattern } from './files.constants.ts'

/** Which file of a case was taken off, by the SHA-256 of what it was, and why. */
export const removedFile = {
  hash: z.string().regex(fileHashPattern),
  ground: z.enum(fileRemovalGrounds),
  reason: z.string(),
}
export type RemovedFile = z.infer<z.ZodObject<typeof removedFile>>
