import { modules } from '../modules.ts'
import { projectFiles } from './repository.ts'

/** One side of the codebase: where its modules stand, and what may stand beside them, each with its reason here. */
interface Side {
  readonly place: string
  /** What its files are called; the first group is the name of the module. */
  readonly files: RegExp
  /** Allowed beside the modules. */
  readonly extra?: readonly string[]
  /** Modules that have nothing on this side. */
  readonly absent?: readonly string[]
}

/** The six sides of the codebase. A module stands on every one of them, or its absence is written here. */
export const sides: readonly Side[] = [
  { place: 'apps/api/src/modules/', files: /^apps\/api\/src\/modules\/([^/]+)\// },
  { place: 'apps/web/src/modules/', files: /^apps\/web\/src\/modules\/([^/]+)\// },
  {
    place: 'apps/api/prisma/schema/*.prisma',
    files: /^apps\/api\/prisma\/schema\/([^/]+)\.prisma$/,
    extra: ['base'], // generators, the data source, and what no module owns
    // Each kind of case has its table; those of jobs are graphile-worker's; dashboards and the search read the tables of others.
    absent: ['cases', 'operations', 'search'],
  },
  {
    // Shared messages of all modules (text, format, limits) stand here too and are no modules.
    place: 'packages/schema/src/<module>.ts',
    files: new RegExp(`^packages/schema/src/(${modules.join('|')})\\.ts$`),
  },
  { place: 'docs/modules/*.md', files: /^docs\/modules\/([^/]+)\.md$/, extra: ['README'] },
  {
    // A module with several journeys has a file for each: identity.second-factors.e2e.ts.
    place: 'e2e/*.e2e.ts',
    files: /^e2e\/([^/.]+)[^/]*\.e2e\.ts$/,
    extra: ['platform'], // what every page promises, whatever its module
    absent: ['cases'],
  },
]

/** Modules that exist on one side only, one sentence each; empty when all sides of the codebase agree. */
export function findModuleGaps(root: string, codebase: readonly Side[] = sides): string[] {
  const files = projectFiles(root)
  return codebase.flatMap(({ place, files: pattern, extra = [], absent = [] }) => {
    const found = [...new Set(files.flatMap((file) => pattern.exec(file)?.[1] ?? []))]
    const expected = modules.filter((module) => !absent.includes(module))
    return [
      ...expected
        .filter((module) => !found.includes(module))
        .map((module) => `${place}: the module "${module}" is missing`),
      ...found
        .filter((name) => !(expected as readonly string[]).includes(name) && !extra.includes(name))
        .map((name) => `${place}: "${name}" is no module (modules are listed in packages/schema/src/modules.ts)`),
    ]
  })
}
