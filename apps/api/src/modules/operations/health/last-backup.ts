import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lastBackupFile, lastBackupNote } from '@hamkori/schema/last-backup'
import { variable } from '../../../platform/env.ts'

/** The last backup that was written and read back whole. */
export interface BackupHealth {
  readonly madeAt: Date
  /** What it takes on the disk; null where the note does not say. */
  readonly bytes: number | null
  /** Secrets are in it, sealed. */
  readonly hasSecrets: boolean
}

/** Backups are made of the home's own database; one that somebody else runs is backed up there, and nothing is known of that here. */
export function areBackupsOurs(): boolean {
  return variable('DATABASE_FOLDER') !== undefined
}

/** What `pnpm backup` noted in the home; null where there is none, it was removed, or an earlier version noted it. */
export function readLastBackup(): BackupHealth | null {
  const home = variable('HAMKORI_HOME')
  if (home === undefined) return null
  try {
    const { folder, made, bytes, hasSecrets } = lastBackupNote.parse(
      JSON.parse(readFileSync(path.join(home, lastBackupFile), 'utf8')),
    )
    if (folder === undefined || made === undefined || !existsSync(folder)) return null
    return { madeAt: new Date(made), bytes: bytes ?? null, hasSecrets: hasSecrets ?? false }
  } catch {
    return null
  }
}
