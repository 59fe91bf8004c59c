import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { behindAnother } from './behind-another.ts'
import { filters } from './filters.ts'
import { reachableFrom } from './reach.ts'
import { repositoryRoot, sourceFiles } from './sources.ts'

/** One place in the sources that keeps somebody from something, and the text that takes it away. */
export interface Guard {
  /** File, kind and name: `packages/schema/src/permissions.ts permission shortcoming:send`. */
  readonly name: string
  /** What is guarded: a permission, a field, a question of a policy. */
  readonly what: string
  readonly kind: 'permission' | 'scopes' | 'policy' | 'requirement' | 'refusal' | 'filter'
  readonly file: string
  readonly start: number
  readonly end: number
  readonly replacement: string
}

type Found = Omit<Guard, 'file' | 'name' | 'kind'>

/** Every guard of the sources that a request can reach. Those of imports and seeds alone are not the API's to try out. */
export function allGuards(): {
  readonly guards: readonly Guard[]
  readonly outOfScope: readonly string[]
  /** Those that nobody can miss, as another one stands in front of them. */
  readonly behind: readonly string[]
} {
  const reach = reachableFrom(sourceFiles().filter((file) => file.endsWith('.graphql.ts')))
  const guards: Guard[] = []
  const outOfScope: string[] = []
  const behind: string[] = []
  const add = (kind: Guard['kind'], file: string, found: readonly Found[], isReached: (what: string) => boolean) => {
    for (const { what, ...place } of found) {
      const name = `${file.replace('apps/api/src/', '')} ${kind} ${what}`
      if (name in behindAnother) behind.push(name)
      else if (isReached(what)) guards.push({ name, what, kind, file, ...place })
      else outOfScope.push(name)
    }
  }
  const always = () => true
  add('permission', permissionsFile, permissionsIn(read(permissionsFile)), always)
  for (const file of sourceFiles()) {
    const source = read(file)
    const isLoaded = () => reach.files.has(file)
    const isUsed = (name: string) =>
      reach.names.has(`${file}#${name}`) || (isLoaded() && source.split(`${name}(`).length > 2)
    if (file.endsWith('.graphql.ts')) add('scopes', file, scopesIn(source), always)
    if (file.endsWith('.policy.ts')) add('policy', file, policiesIn(source), (name) => isUsed(name))
    add('requirement', file, requirementsIn(source), isLoaded)
    if (file.includes('/actions/')) add('refusal', file, refusalsIn(source), isLoaded)
  }
  for (const { file, what, find, replacement } of filters) {
    const source = read(file)
    const start = source.indexOf(find)
    if (start < 0 || source.includes(find, start + 1))
      throw new Error(`the filter "${what}" is not there exactly once in ${file}`)
    add('filter', file, [{ what, start, end: start + find.length, replacement }], always)
  }
  const unknown = Object.keys(behindAnother).filter((name) => !behind.includes(name))
  if (unknown.length > 0) throw new Error(`said to stand behind another guard, but not there: ${unknown.join('; ')}`)
  return { guards, outOfScope, behind }
}

const permissionsFile = 'packages/schema/src/permissions.ts'

function read(file: string): string {
  return readFileSync(join(repositoryRoot, file), 'utf8')
}

// Nobody is kept out by the first two. Whoever is signed in holds an account, which every field of an account asks for itself.
const openRules = new Set(['everybody', 'receiptHolder', 'accountHolder'])

/** Every rule of the map that keeps anybody out; without it everybody may. */
function permissionsIn(source: string): Found[] {
  const begin = source.indexOf('export const permissions = {')
  const end = source.indexOf('} as const satisfies Record<string, PermissionRule>')
  return [...source.slice(begin, end).matchAll(/^ {2}'(\w+:\w+)': ((?:\{[^}]*\}|\w+)),$/gm)]
    .filter(([, , rule]) => !openRules.has(rule ?? ''))
    .map((match) => {
      const start = begin + match.index + match[0].indexOf(': ') + 2
      return { what: match[1] ?? '', start, end: start + (match[2] ?? '').length, replacement: 'everybody' }
    })
}

/** Every declaration of who may ask a field that is not open to all. */
function scopesIn(source: string): Found[] {
  return [...source.matchAll(/authScopes: (\{[^}]*\})/g)]
    .filter(([, scopes]) => scopes !== '{ public: true }')
    .map((match) => {
      const start = match.index + 'authScopes: '.length
      const before = [
        ...source.slice(0, match.index).matchAll(/(\w+): t\.|(?:mutationField|queryField)\(\s*'(\w+)'|node\((\w+)/g),
      ].at(-1)
      const what = before?.[1] ?? before?.[2] ?? before?.[3] ?? String(match.index)
      return { what, start, end: start + (match[1] ?? '').length, replacement: '{ public: true }' }
    })
}

/** Every yes-or-no question of a policy; without it the answer is always yes. */
function policiesIn(source: string): Found[] {
  return [...source.matchAll(/^export function (\w+)\([^{]*?\): boolean \{\n/gms)].map((match) => {
    const start = match.index + match[0].length
    return { what: match[1] ?? '', start, end: start, replacement: 'if (Date.now() > 0) return true\n' }
  })
}

/** Every call that throws unless somebody may. */
function requirementsIn(source: string): Found[] {
  return [...source.matchAll(/^ *(require(?:Permission|Confirmation)\([^;\n]*\))$/gm)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? '').length
    return { what: match[1] ?? '', start, end: match.index + match[0].length, replacement: 'void 0' }
  })
}

/** Every other place that throws a refusal. */
function refusalsIn(source: string): Found[] {
  return [...source.matchAll(/throw new ForbiddenError\([^)]*\)/g)].map((match) => ({
    what: match[0],
    start: match.index,
    end: match.index + match[0].length,
    replacement: 'void 0',
  }))
}
