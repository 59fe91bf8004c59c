import { z } from 'zod'

/**
 * What `last-backup.json` in a home says: where its backups go, and of the last verified one when it was made. Written by `pnpm backup`;
 * notes of earlier versions hold the folder alone.
 */
export const lastBackupNote = z.object({
  /** The folder that the backups of this home lie in. */
  to: z.string(),
  /** The last one's own folder. */
  folder: z.string().optional(),
  made: z.iso.datetime().optional(),
  /** What it takes on the disk. */
  bytes: z.int().min(0).optional(),
  hasSecrets: z.boolean().optional(),
})
export type LastBackupNote = z.infer<typeof lastBackupNote>

/** The name of the note in a home. */
export const lastBackupFile = 'last-backup.json'
