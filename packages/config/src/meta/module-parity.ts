import { modules } from '../modules.ts'
import { filesIn, foldersIn } from './repository.ts'

/** One side of the codebase: where its modules stand, and what may stand beside them, each with its reason here. */
interface Side {
  readonly place: string
  readonly names: (root: string) => string[]
  /** Allowed beside the modules. */
  readonly extra: readonly string[]
  /** Modules that have nothing on this side. */
  readonly absent: readonly string[]
}

/** The six sides of the codebase. A module stands on every one of them, or its absence is written here. */
export const sides: readonly Side[] = [
  {
    place: 'apps/api/src/modules/',
    names: (root) => foldersIn(root, 'apps/api/src/modules'),
    extra: [],
    absent: [],
  },
  {
    place: 'apps/web/src/modules/',
    names: (root) => foldersIn(root, 'apps/web/src/modules'),
    extra: [],
    absent: [],
  },
  {
    place: 'apps/api/prisma/schema/*.prisma',
    names: (root) => filesIn(root, 'apps/api/prisma/schema', '.prisma'),
    extra: ['base'], // generators, the data source, and what no module owns
    absent: ['cases', 'operations'], // each kind of case has its table; those of jobs are graphile-worker's
  },
  {
    place: 'packages/schema/src/<module>.ts',
    names: (root) =>
      filesIn(root, 'packages/schema/src', '.ts').filter((name) => (modules as readonly string[]).includes(name)),
    extra: [], // shared messages of all modules (text, format, limits) stand here too and are no modules
    absent: [],
  },
  {
    place: 'docs/modules/*.md',
    names: (root) => filesIn(root, 'docs/modules', '.md'),
    extra: ['README'],
    absent: [],
  },
  {
    place: 'e2e/*.e2e.ts',
    // A module with several journeys has a file for each: identity.second-factors.e2e.ts.
    names: (root) => [...new Set(filesIn(root, 'e2e', '.e2e.ts').map((name) => name.split('.')[0] ?? name))],
    extra: ['platform'], // what every page promises, whatever its module
    absent: ['cases'],
  },
]

/** Modules that exist on one side only, one sentence each; empty when all sides of the codebase agree. */
export function findModuleGaps(root: string, codebase: readonly Side[] = sides): string[] {
  return codebase.flatMap((side) => {
    const found = side.names(root)
    const expected = modules.filter((module) => !side.absent.includes(module))
    return [
      ...expected
        .filter((module) => !found.includes(module))
        .map((module) => `${side.place}: the module "${module}" is missing`),
      ...found
        .filter((name) => !(expected as readonly string[]).includes(name) && !side.extra.includes(name))
        .map((name) => `${side.place}: "${name}" is no module (modules are listed in packages/schema/src/modules.ts)`),
    ]
  })
}
