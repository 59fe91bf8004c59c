import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './paths.ts'

const neverInputs = new Set(['node_modules', 'dist', 'generated', '.turbo', 'test-results', 'screenshots'])

/**
 * A hash of the content of files and folders in the checkout; names are part of it, times are not. Missing ones
 * count as such. Tests are left out: they change nothing that is built.
 * @param inputs paths relative to the checkout.
 */
export function fingerprint(inputs: string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const input of inputs) addTo(hash, input)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, input: string): void {
  const absolute = path.join(repositoryRoot, input)
  if (!existsSync(absolute)) {
    hash.update(`\0missing ${input}\0`)
  } else if (statSync(absolute).isDirectory()) {
    const names = readdirSync(absolute).filter((name) => !neverInputs.has(name) && !/\.test\.ts$/.test(name))
    for (const name of names.sort()) addTo(hash, path.join(input, name))
  } else {
    hash.update(`\0${input}\0`).update(readFileSync(absolute))
  }
}

/**
 * Does `work` unless it was done before with the same inputs; the marker is removed first, so that interrupted work
 * is done again.
 * @returns whether the work was done now.
 */
export async function unlessUnchanged(marker: string, wanted: string, work: () => Promise<void>): Promise<boolean> {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return false
  rmSync(marker, { force: true })
  await work()
  writeFileSync(marker, wanted)
  return true
}
