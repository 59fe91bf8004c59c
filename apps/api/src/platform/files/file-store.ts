import { createHash, randomUUID } from 'node:crypto'
import { open, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileHashPattern } from '@hamkori/schema/files.constants'
import { variable } from '../env.ts'
import { UnavailableError } from '../errors.ts'

/**
 * Where files lie, each named by the SHA-256 of its content: in FILES_FOLDER, which several machines share, or in the home. Throws
 * UnavailableError where there is neither.
 */
function folder(): string {
  const shared = variable('FILES_FOLDER')
  if (shared !== undefined) return shared
  const home = variable('HAMKORI_HOME')
  if (home === undefined) throw new UnavailableError(30)
  return path.join(home, 'files')
}

function placeOf(hash: string): string {
  if (!fileHashPattern.test(hash)) throw new RangeError('not the hash of a file')
  return path.join(folder(), hash.slice(0, 2), hash)
}

/** The name of a content: its SHA-256 in hexadecimal digits. */
export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Keeps a content under its hash, whole or not at all, for the account of the service alone; on the disk when it returns. */
export async function keepContent(content: Uint8Array): Promise<string> {
  const hash = hashOf(content)
  const place = placeOf(hash)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const aside = path.join(folder(), `.incoming-${randomUUID()}`)
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, place)
  } catch (failure) {
    await rm(aside, { force: true })
    throw failure
  }
  return hash
}

/** The content with this hash; null where there is none. */
export async function readContent(hash: string): Promise<Buffer | null> {
  try {
    return await readFile(placeOf(hash))
  } catch (failure) {
    if (isMissing(failure)) return null
    throw failure
  }
}

/** Removes the content with this hash, where there is one. */
export async function removeContent(hash: string): Promise<void> {
  await rm(placeOf(hash), { force: true })
}

/** The hashes of all contents that were written before this moment, and what a process that ended half-way has left is removed. */
export async function listContents(before: Date): Promise<string[]> {
  const found: string[] = []
  for (const entry of await entriesOf(folder())) {
    const inside = path.join(folder(), entry)
    if (entry.startsWith('.incoming-')) {
      if (await isOlder(inside, before)) await rm(inside, { force: true })
      continue
    }
    for (const name of await entriesOf(inside))
      if (fileHashPattern.test(name) && (await isOlder(path.join(inside, name), before))) found.push(name)
  }
  return found
}

async function entriesOf(place: string): Promise<string[]> {
  try {
    return await readdir(place)
  } catch (failure) {
    if (isMissing(failure)) return []
    throw failure
  }
}

async function isOlder(place: string, before: Date): Promise<boolean> {
  const found = await stat(place).catch(() => null)
  return found !== null && found.mtime < before
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && (failure.code === 'ENOENT' || failure.code === 'ENOTDIR')
}
