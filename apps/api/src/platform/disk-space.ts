import { statfsSync, statSync } from 'node:fs'
import { defaultLowSpaceMb } from '@hamkori/schema/operations.constants'
import { variable } from './env.ts'
import { UnavailableError } from './errors.ts'
import { countRefusal } from './metrics.ts'

/** What lies on a disk that the application writes to. */
export type DiskUse = 'home' | 'database'

/** How much room a disk has, in bytes. */
export interface DiskSpace {
  /** What of the application lies on it. */
  readonly holds: readonly DiskUse[]
  readonly free: number
  readonly size: number
  /** Less is free than the low-space mark. */
  readonly isLow: boolean
}

/** When whoever was refused may try again: somebody has to make room. */
export const lowSpaceRetrySeconds = 30

/** How old what is known of a disk may be. */
const freshMilliseconds = 500
let held: { readonly isLow: boolean; readonly readAt: number } | null = null

/** The mark in bytes: with less free on a disk nothing more is written. 0 where the operator wants none. */
export function lowSpaceMark(): number {
  return Number(variable('LOW_SPACE_MB') ?? defaultLowSpaceMb) * 1_000_000
}

/**
 * The disks of the home, of files that lie elsewhere (FILES_FOLDER), and of the embedded database; one where they lie on the same. Empty where the application knows neither, as
 * with a database that somebody else runs and no home. A folder that is not there is passed over.
 */
export function readDisks(): DiskSpace[] {
  const mark = lowSpaceMark()
  const places = [
    ['home', variable('HAMKORI_HOME')],
    ['home', variable('FILES_FOLDER')],
    ['database', variable('DATABASE_FOLDER')],
  ] as const
  const disks = new Map<number, DiskSpace>()
  for (const [use, folder] of places) {
    const read = folder === undefined ? null : spaceOf(folder)
    if (read === null) continue
    const { device, free, size } = read
    const holds = new Set([...(disks.get(device)?.holds ?? []), use])
    disks.set(device, { holds: [...holds], free, size, isLow: free < mark })
  }
  return [...disks.values()]
}

/**
 * Whether a disk has so little room that nothing may be written any more: what is left belongs to the database, which ends where it cannot
 * write its log. Asked for every write, and read at most twice a second.
 */
export function isSpaceLow(): boolean {
  if (held === null || performance.now() - held.readAt >= freshMilliseconds)
    held = { isLow: readDisks().some((disk) => disk.isLow), readAt: performance.now() }
  return held.isLow
}

/** Throws UnavailableError while {@link isSpaceLow}: for what is written without a mutation. */
export function refuseOnLowSpace(): void {
  if (!isSpaceLow()) return
  countRefusal('lowSpace')
  throw new UnavailableError(lowSpaceRetrySeconds)
}

function spaceOf(folder: string): { device: number; free: number; size: number } | null {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder)
    return { device: statSync(folder).dev, free: bavail * bsize, size: blocks * bsize }
  } catch {
    return null
  }
}
