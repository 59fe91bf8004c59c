import { renameSync, rmSync } from 'node:fs'
import { listBackups, unfinishedIn, unfinishedSuffix } from './manifest.ts'

/** Removes what killed backups have left in a folder. The caller holds the folder's lock. */
export function sweepUnfinished(folder: string): void {
  for (const left of unfinishedIn(folder)) rmSync(left, { recursive: true, force: true })
}

/**
 * Removes the oldest backups of one database beyond the newest `keep`, which is one at least. Other databases' backups in the
 * folder are not touched. Only called when a newer backup was just verified, so that a good one always stays.
 * @returns their folders.
 */
export function rotateBackups(folder: string, systemIdentifier: string, keep: number): string[] {
  const own = listBackups(folder).filter(({ manifest }) => manifest.systemIdentifier === systemIdentifier)
  const old = own.slice(Math.max(keep, 1)).map((backup) => backup.folder)
  for (const each of old) {
    // No longer offered from the first moment; what a kill leaves of it is swept by the next backup.
    renameSync(each, each + unfinishedSuffix)
    rmSync(each + unfinishedSuffix, { recursive: true, force: true })
  }
  return old
}
