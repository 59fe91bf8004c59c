import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The checkout this package stands in. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../../..')

const writtenByPrograms = /(^|\/)(node_modules|dist|generated|\.git|\.turbo|\.hamkori|test-results|screenshots)(\/|$)/

function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (writtenByPrograms.test(file)) return []
    if (entry.isDirectory()) return walk(root, file)
    return entry.isFile() ? [file] : []
  })
}

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
    : walk(root, '.')
  return [...new Set(files)]
    .filter((file) => file !== '' && !writtenByPrograms.test(file) && existsSync(path.join(root, file)))
    .toSorted()
}

/** Text of a file of the project; `file` as `projectFiles` gives it. */
export function readText(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

/** Names of the folders directly in `folder`, sorted; none when it does not exist. */
export function foldersIn(root: string, folder: string): string[] {
  const place = path.join(root, folder)
  if (!existsSync(place)) return []
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

/** Names, without `suffix`, of the files directly in `folder` that end in it, sorted; none when it does not exist. */
export function filesIn(root: string, folder: string, suffix: string): string[] {
  const place = path.join(root, folder)
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .toSorted()
}
