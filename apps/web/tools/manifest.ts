import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What Vite's manifest says of one built module. */
export interface BuiltModule {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
}

/** The two client builds' lists. */
export const manifestNames = ['manifest.json', 'resident-manifest.json'] as const

/** Reads one list of a built client; null when there is none. */
export async function readManifest(client: string, name: string): Promise<Record<string, BuiltModule> | null> {
  try {
    return JSON.parse(await readFile(join(client, '.vite', name), 'utf8')) as Record<string, BuiltModule>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Files that a browser fetches for the modules `keys`, their static imports included, each once. */
export function filesOf(manifest: Readonly<Record<string, BuiltModule>>, keys: readonly string[]): Set<string> {
  const files = new Set<string>()
  const visit = (key: string): void => {
    const found = manifest[key]
    if (!found || files.has(found.file)) return
    for (const file of [found.file, ...(found.css ?? [])]) files.add(file)
    for (const imported of found.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return files
}
