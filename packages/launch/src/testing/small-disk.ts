import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A disk of its own, in memory. */
export interface SmallDisk {
  folder: string
  /** Takes it away with everything on it. Nothing may run on it any more. */
  unmount(): void
}

/**
 * Mounts a small disk (tmpfs), which wants root. `null` where that is not possible: the test then says that it is skipped.
 * @internal Only tests use it.
 */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hamkori-disk-'))
  const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' })
  if (mounted.status !== 0) {
    rmdirSync(folder)
    return null
  }
  chmodSync(folder, 0o711)
  return {
    folder,
    unmount() {
      spawnSync('/bin/umount', ['--lazy', folder], { stdio: 'ignore' })
      rmdirSync(folder)
    },
  }
}
