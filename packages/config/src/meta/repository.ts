import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** The checkout this package stands in. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../../..')

const writtenByPrograms = /(^|\/)(node_modules|dist|generated|\.git|\.turbo|\.hamkori|test-results|screenshots)(\/|$)/

/**
 * Every file of the project below `root`, as paths from it with `/`, sorted. Asks git (tracked files and new ones
 * that are not ignored); where there is no git, as in an unpacked archive, walks the folders.
 */
export function projectFiles(root: string): string[] {
  const files = existsSync(path.join(root, '.git'))
    ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }).split('\0')
    : globSync('**', { cwd: root, exclude: (file) => writtenByPrograms.test(file) })
  return [...new Set(files)]
    .filter(
      (file) => !writtenByPrograms.test(file) && statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile(),
    )
    .toSorted()
}

/** Text of a file of the project; `file` as `projectFiles` gives it. */
export function readText(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
