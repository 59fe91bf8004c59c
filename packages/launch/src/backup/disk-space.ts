import { existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../failure.ts'

/** Left free whatever is written: a full disk stops the database that is being backed up. */
const reserve = 200_000_000

/** Bytes for people. */
export function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e5) / 10} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

/** Bytes that may still be written to the disk of a folder, which need not exist. */
export function freeBytes(folder: string): number {
  let existing = path.resolve(folder)
  while (!existsSync(existing)) existing = path.dirname(existing)
  const { bavail, bsize } = statfsSync(existing)
  return bavail * bsize
}

/** @throws LaunchError when the disk would not hold `bytes` more and stay usable. */
export function refuseFullDisk(folder: string, bytes: number): void {
  const free = freeBytes(folder)
  if (free >= bytes + reserve) return
  throw new LaunchError(
    `${folder} has ${megabytes(free)} free and up to ${megabytes(bytes + reserve)} may be needed: make room, or name another disk with --to.`,
  )
}
