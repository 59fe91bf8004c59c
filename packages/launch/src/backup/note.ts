import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readJson } from '../paths.ts'
import { listBackups, type Backup } from './manifest.ts'

const note = z.object({ to: z.string() })

/** Where the backups of a home go unless a folder is named. */
export function defaultFolder(home: string): string {
  return path.join(home, 'backups')
}

/** Remembers where the last backup of a home went. */
export function noteFolder(home: string, to: string): void {
  writeFileSync(path.join(home, 'last-backup.json'), `${JSON.stringify({ to })}\n`, { mode: 0o600 })
}

/** The newest whole backup of a home, in the folder where its last one went; `null` when there is none. */
export function newestBackup(home: string): Backup | null {
  const { data } = note.safeParse(readJson(path.join(home, 'last-backup.json')))
  return listBackups(data?.to ?? defaultFolder(home))[0] ?? null
}
