import { maxLines, maxTestLines, maxVueLines } from '../limits.ts'
import { projectFiles, readText } from './repository.ts'

const source = /\.(ts|mts|js|mjs|cjs|vue|css|prisma)$/
const test = /\.(test|bench)\.ts$|(^|\/)tests\/|^e2e\//

/** Most lines a file of the project may have; null when its kind has no limit. */
export function lineLimit(file: string): number | null {
  if (!source.test(file) || file.endsWith('.d.ts')) return null
  if (file.endsWith('.vue')) return maxVueLines
  return test.test(file) ? maxTestLines : maxLines
}

/** Source files longer than the codebase allows, one sentence each. */
export function findLongFiles(root: string): string[] {
  return projectFiles(root).flatMap((file) => {
    const limit = lineLimit(file)
    if (limit === null) return []
    const lines = readText(root, file).replace(/\n$/, '').split('\n').length
    return lines > limit ? [`${file}: ${lines} lines, at most ${limit}. Split it: one verb, one file.`] : []
  })
}
