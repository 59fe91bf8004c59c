import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './manifest.ts'

/** What a first visit loads of an entry's scripts and styles, in bytes, compressed with gzip. */
export async function firstLoad(client: string, manifestName: string, entry: string): Promise<number> {
  const manifest = (await readManifest(client, manifestName)) ?? {}
  const files = new Set<string>()
  const visit = (key: string): void => {
    const found = manifest[key]
    if (!found || files.has(found.file)) return
    for (const file of [found.file, ...(found.css ?? [])]) files.add(file)
    for (const imported of found.imports ?? []) visit(imported)
  }
  visit(entry)
  const sizes = [...files].map(async (file) => {
    const path = join(client, file)
    return (await stat(`${path}.gz`).catch(() => stat(path))).size
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
