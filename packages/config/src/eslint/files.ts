/** What no linter reads: written by programs, or fed to the gates as deliberately bad. */
export const ignored = [
  '**/node_modules/**',
  '**/dist/**',
  '**/generated/**',
  '**/.turbo/**',
  '**/.hamkori/**',
  '**/test-results/**',
  '**/screenshots/**',
  'apps/web/src/graphql-env.d.ts',
]

export const scripts = ['**/*.{ts,mts,js,mjs,cjs}']
export const typescript = ['**/*.{ts,mts}']
export const components = ['**/*.vue']
export const tests = ['**/*.{test,bench}.ts', '**/tests/**', 'apps/**/testing/**', 'apps/api/attack/**', 'e2e/**']

/** Files that a program reads by their default export. */
export const defaultExporters = [
  '**/*.config.{ts,js,mjs}',
  '**/.size-limit.ts',
  '**/routes.ts',
  '**/*.d.ts',
  '**/*.cjs',
]

/** Where type information is cheap and a forgotten `await` costs a record. */
export const typeAware = ['apps/api/{src,prisma,tools}/**/*.ts', 'packages/launch/src/**/*.ts']
