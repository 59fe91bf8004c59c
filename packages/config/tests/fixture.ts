import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repositoryRoot } from '../src/meta/repository.ts'

/** Builds a small codebase from `files` (path → text) in a folder of its own, outside the checkout. */
export function buildFixture(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'hamkori-gate-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return root
}

/** Lets the codebase at `root` find the packages that `part` of the real one has installed. */
export function lendPackages(root: string, part: string, at = part): void {
  mkdirSync(path.join(root, at), { recursive: true })
  symlinkSync(path.join(repositoryRoot, part, 'node_modules'), path.join(root, at, 'node_modules'), 'dir')
}

/** Takes the codebase down again; the packages it borrowed stay. */
export function clearFixture(root: string): void {
  rmSync(root, { recursive: true, force: true })
}

/** Runs `inspect` on a codebase made of `files` and takes it down afterwards, whatever happened. */
export async function inFixture<T>(
  files: Readonly<Record<string, string>>,
  inspect: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = buildFixture(files)
  try {
    return await inspect(root)
  } finally {
    clearFixture(root)
  }
}
