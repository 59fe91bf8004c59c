/**
 * The modules of the codebase, lowest first. A module may import the modules before it and never those after it,
 * so the order is a rule, not a list: dependency-cruiser and the parity test both read it from here.
 * A new module is put in its place in this list, and then on every side of the codebase.
 */
export const modules = [
  'identity',
  'people',
  'audit',
  'territory',
  'councils',
  'meetings',
  'activities',
  'cases',
  'shortcomings',
  'proposals',
  'feedback',
  'dashboards',
  'operations',
] as const

/** Name of a module: the same word in the API, the web app, the shared schema, the tables, the docs, the journeys. */
export type Module = (typeof modules)[number]

/** Modules that `module` must not import: all that stand above it. */
export function modulesAbove(module: Module): readonly Module[] {
  return modules.slice(modules.indexOf(module) + 1)
}

/**
 * Public APIs beside `index.ts`, each for one kind of caller: the API's list of modules reads the manifest of each, and the
 * resident's page is a build of its own that must not carry the rest of the app.
 */
export const exceptions: readonly { readonly caller: RegExp; readonly publicApi: RegExp }[] = [
  {
    caller: /(^|\/)apps\/(api\/src\/modules|web\/src\/modules)\.ts$/,
    publicApi: /\/src\/modules\/[^/]+\/module\.ts$/,
  },
  {
    caller: /(^|\/)apps\/web\/src\/(entry-[\w-]+|resident[\w-]*)\.ts$/,
    publicApi: /\/src\/modules\/feedback\/(resident\.ts|ResidentApp\.vue)$/,
  },
]
