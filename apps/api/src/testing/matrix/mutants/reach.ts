import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from './sources.ts'

/** Which files, and which of their names, code that begins in some files can come to. */
export interface Reach {
  readonly files: ReadonlySet<string>
  /** `file#name` */
  readonly names: ReadonlySet<string>
}

const imports = /(?:import|export) (?:type )?(?:\{([^}]*)\} from )?'(\.[^']+)'/g

/**
 * Follows imports. A public API is not followed as a whole: only the names that somebody takes from it lead on, since a public API also
 * offers what seeds and imports alone use.
 */
export function reachableFrom(entries: readonly string[]): Reach {
  const files = new Set<string>()
  const names = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || !existsSync(join(repositoryRoot, file))) continue
    files.add(file)
    for (const [, taken, path] of readFileSync(join(repositoryRoot, file), 'utf8').matchAll(imports)) {
      const to = join(file, '..', path ?? '')
      for (const name of namesIn(taken)) {
        const source = to.endsWith('/index.ts') ? behindPublicApi(to, name) : to
        if (source === null) continue
        names.add(`${source}#${name}`)
        waiting.push(source)
      }
      if (taken === undefined && !to.endsWith('/index.ts')) waiting.push(to)
    }
  }
  return { files, names }
}

function namesIn(taken: string | undefined): string[] {
  return (taken ?? '').split(',').flatMap((each) => each.trim().split(' ')[0]?.trim() || [])
}

function behindPublicApi(publicApi: string, name: string): string | null {
  for (const [, offered, path] of readFileSync(join(repositoryRoot, publicApi), 'utf8').matchAll(imports))
    if (namesIn(offered).includes(name)) return join(publicApi, '..', path ?? '')
  return null
}
