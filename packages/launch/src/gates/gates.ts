import { inRepository } from '../paths.ts'

/** One check of the whole repository: a program that must end with 0. */
export interface Gate {
  name: string
  program: string
  args: string[]
  /** Folder relative to the checkout. */
  cwd?: string
  env?: Record<string, string>
  /** A Vitest run that `npm test` counts among its tests; `pnpm check` runs it as a gate. */
  isTest?: true
}

const launcher = inRepository('packages/launch/src/main.ts')

/** Every gate, in the order of the summary. Each has been seen failing: packages/config/tests holds the proof. */
export const gates: Gate[] = [
  { name: 'format', program: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', program: 'eslint', args: ['--max-warnings=0', '.'] },
  {
    name: 'boundaries',
    program: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'e2e'],
  },
  { name: 'package boundaries', program: 'turbo', args: ['boundaries'] },
  { name: 'dead code', program: 'knip', args: [] },
  ...['packages/config', 'packages/schema', 'packages/launch', 'apps/api', 'e2e'].map((cwd) => ({
    name: `types ${cwd}`,
    program: 'tsc',
    args: ['-p', '.'],
    cwd,
  })),
  { name: 'types apps/web', program: 'vue-tsc', args: ['-p', '.'], cwd: 'apps/web' },
  { name: 'documents', program: 'gql.tada', args: ['check'], cwd: 'apps/web' },
  { name: 'schema.graphql', program: 'node', args: ['tools/print-schema.ts', '--check'], cwd: 'apps/api' },
  { name: 'migrations', program: 'node', args: [launcher, 'db:diff', '--check'] },
  { name: 'codebase', program: 'vitest', args: ['run'], cwd: 'packages/config', isTest: true },
  { name: 'size', program: 'node', args: ['packages/config/src/check-size.ts'] },
]
