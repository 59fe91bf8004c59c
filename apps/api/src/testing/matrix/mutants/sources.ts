import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repositoryRoot = fileURLToPath(new URL('../../../../../../', import.meta.url))

/** Every source of the modules and the platform that is no test, relative to the repository. */
export function sourceFiles(): string[] {
  return ['modules', 'platform'].flatMap((part) => {
    const folder = join(repositoryRoot, 'apps/api/src', part)
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
      .map((name) => relative(repositoryRoot, join(folder, name)))
      .sort()
  })
}
