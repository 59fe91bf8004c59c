import { modules as permissionsByModule } from '@hamkori/schema/modules'
import type { Module } from '@hamkori/schema/modules'

/**
 * The modules of the codebase, lowest first, as packages/schema lists them: dependency-cruiser and the parity test read their
 * order from here.
 */
export const modules = Object.keys(permissionsByModule) as Module[]

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
