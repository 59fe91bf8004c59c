import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { lastBackupFile, lastBackupNote, type LastBackupNote } from '@hamkori/schema/last-backup'
import { readJson } from '../paths.ts'
import { listBackups, storedBytesOf, type Backup } from './manifest.ts'

/** Where the backups of a home go unless a folder is named. */
export function defaultFolder(home: string): string {
  return path.join(home, 'backups')
}

/** Notes the backup that was just made and verified, for the next `pnpm backup`, the doctor and the administrator's page. */
export function noteBackup(home: string, to: string, { folder, manifest }: Backup): void {
  const { made, hasSecrets } = manifest
  const note: LastBackupNote = { to, folder, made, bytes: storedBytesOf(manifest), hasSecrets }
  writeFileSync(path.join(home, lastBackupFile), `${JSON.stringify(note)}\n`, { mode: 0o600 })
}

/** The newest whole backup of a home, in the folder where its last one went; `null` when there is none. */
export function newestBackup(home: string): Backup | null {
  const { data } = lastBackupNote.safeParse(readJson(path.join(home, lastBackupFile)))
  return listBackups(data?.to ?? defaultFolder(home))[0] ?? null
}
