import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** One entry of a Vite manifest, as far as weighing needs it. */
export interface Chunk {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** A Vite manifest: source path or chunk name → chunk. */
export type Manifest = Readonly<Record<string, Chunk>>

/** Bytes that travel, compressed with gzip. */
export interface Weight {
  readonly js: number
  readonly css: number
}

/** Files that a browser fetches for the chunks `keys`, their static imports included, each once. */
export function filesOf(manifest: Manifest, keys: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    files.add(chunk.file)
    for (const sheet of chunk.css ?? []) files.add(sheet)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return files
}

function gzipped(client: string, file: string): number {
  const plain = path.join(client, file)
  return existsSync(`${plain}.gz`) ? statSync(`${plain}.gz`).size : gzipSync(readFileSync(plain)).length
}

/** What the chunks `keys` weigh together in the build at `client`: from the files compressed beforehand, in bytes. */
export function weigh(client: string, manifest: Manifest, keys: readonly string[]): Weight {
  const total = { js: 0, css: 0 }
  for (const file of filesOf(manifest, keys)) {
    if (file.endsWith('.js')) total.js += gzipped(client, file)
    else if (file.endsWith('.css')) total.css += gzipped(client, file)
  }
  return total
}
