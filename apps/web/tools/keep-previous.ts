import { constants, copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { manifestNames, readManifest } from './manifest.ts'

/**
 * Copies the last build's own hashed files beside the new ones, so that a tab which is open during a new release
 * still finds its parts. Only one build back: the list of a build names its own files, not those it has kept.
 */
export async function keepPrevious(last: string, next: string): Promise<void> {
  const files = new Set<string>()
  for (const name of manifestNames) {
    for (const entry of Object.values((await readManifest(last, name)) ?? {})) {
      for (const file of [entry.file, ...(entry.css ?? []), ...(entry.assets ?? [])]) files.add(file)
    }
  }
  for (const file of [...files].flatMap((name) => [name, `${name}.br`, `${name}.gz`])) {
    const target = join(next, file)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(join(last, file), target, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
      // Already there, because nothing in it has changed; or it was too small to be compressed.
      if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error
    })
  }
}
