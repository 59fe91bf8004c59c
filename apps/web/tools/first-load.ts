import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { filesOf, readManifest } from './manifest.ts'

/** What a first visit loads of an entry's scripts and styles, in bytes, compressed with gzip. */
export async function firstLoad(client: string, manifestName: string, entry: string): Promise<number> {
  const files = filesOf((await readManifest(client, manifestName)) ?? {}, [entry])
  const sizes = [...files].map(async (file) => {
    const path = join(client, file)
    return (await stat(`${path}.gz`).catch(() => stat(path))).size
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
