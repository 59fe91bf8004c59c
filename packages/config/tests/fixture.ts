import { mkdirSync, mkdtempDisposableSync, symlinkSync, writeFileSync, type DisposableTempDir } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repositoryRoot } from '../src/meta/repository.ts'

/** Builds a small codebase from `files` (path → text) in a folder of its own, outside the checkout; packages it borrows stay when it is removed. */
export function buildFixture(files: Readonly<Record<string, string>>): DisposableTempDir {
  const folder = mkdtempDisposableSync(path.join(tmpdir(), 'hamkori-gate-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder.path, file)), { recursive: true })
    writeFileSync(path.join(folder.path, file), text)
  }
  return folder
}

/** Lets the codebase at `root` find the packages that `part` of the real one has installed. */
export function lendPackages(root: string, part: string, at = part): void {
  mkdirSync(path.join(root, at), { recursive: true })
  symlinkSync(path.join(repositoryRoot, part, 'node_modules'), path.join(root, at, 'node_modules'), 'dir')
}

/** Runs `inspect` on a codebase made of `files` and takes it down afterwards, whatever happened. */
export async function inFixture<T>(
  files: Readonly<Record<string, string>>,
  inspect: (root: string) => T | Promise<T>,
): Promise<T> {
  using folder = buildFixture(files)
  return await inspect(folder.path)
}
