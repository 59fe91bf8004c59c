import { readFileSync } from 'node:fs'

interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

type Manifest = Readonly<Record<string, ManifestEntry>>

/** The files one page needs, as absolute paths of the site. */
export interface PageAssets {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  /** The script that starts the app. */
  readonly entry: string
}

const manifests = new Map<string, Manifest>()
const sheets = new Map<string, string>()

/** A built style sheet's text, to be written into a page. Its own addresses are absolute, so it may stand anywhere. */
export function styleText(file: string): string {
  let text = sheets.get(file)
  if (text === undefined) {
    text = readFileSync(new URL(`../client${file}`, import.meta.url), 'utf8').trim()
    sheets.set(file, text)
  }
  return text
}

/** Read once: a build never changes under a running server. The file lies beside the server's own folder. */
function manifest(name: string): Manifest {
  // Under the unit tests there is no build; in a build this line is gone.
  if (import.meta.env.DEV) return {}
  const known = manifests.get(name)
  if (known) return known
  const read = JSON.parse(readFileSync(new URL(`../client/.vite/${name}`, import.meta.url), 'utf8')) as Manifest
  manifests.set(name, read)
  return read
}

function collect(from: Manifest, key: string, scripts: Set<string>, styles: Set<string>): void {
  const entry = from[key]
  if (!entry || scripts.has(entry.file)) return
  scripts.add(entry.file)
  for (const file of entry.css ?? []) styles.add(file)
  for (const imported of entry.imports ?? []) collect(from, imported, scripts, styles)
}

const absolute = (files: Iterable<string>): string[] => [...files].map((file) => `/${file}`)

/** The general app's files, with those of the modules that this page has used (paths from the web app's folder). */
export function appAssets(modules: Iterable<string>): PageAssets {
  const from = manifest('manifest.json')
  const scripts = new Set<string>()
  const styles = new Set<string>()
  for (const key of ['src/entry-client.ts', ...modules]) collect(from, key, scripts, styles)
  return { scripts: absolute(scripts), styles: absolute(styles), entry: `/${from['src/entry-client.ts']?.file ?? ''}` }
}

/** The files of the resident's path, which is a build of its own. */
export function residentAssets(): PageAssets {
  const from = manifest('resident-manifest.json')
  const scripts = new Set<string>()
  const styles = new Set<string>()
  collect(from, 'src/entry-resident.ts', scripts, styles)
  return {
    scripts: absolute(scripts),
    styles: absolute(styles),
    entry: `/${from['src/entry-resident.ts']?.file ?? ''}`,
  }
}
