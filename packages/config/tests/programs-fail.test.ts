import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, repositoryRoot } from '../src/meta/repository.ts'
import { inFixture, lendPackages } from './fixture.ts'
import { type Ending, runProgram } from './program.ts'

/** Path of the program `name` that `part` of the repository has installed. */
function program(part: string, dependency: string, name = dependency): string {
  const folder = path.join(repositoryRoot, part, 'node_modules', dependency)
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name]
  return path.join(folder, bin ?? '')
}

const webConfig = JSON.stringify({
  extends: path.join(repositoryRoot, 'tsconfig.base.json'),
  compilerOptions: {
    lib: ['es2024', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    types: [],
    plugins: [{ name: 'gql.tada/ts-plugin', schema: './schema.graphql', tadaOutputLocation: './src/graphql-env.d.ts' }],
  },
  vueCompilerOptions: { checkUnknownComponents: true },
  include: ['src/**/*.ts', 'src/**/*.vue'],
})

const component = (template: string): string =>
  `<script setup lang="ts">\ndefineProps<{ count: number }>()\n</script>\n\n<template>\n  ${template}\n</template>\n`

describe('format', () => {
  const check = (text: string): Promise<Ending> =>
    inFixture({ 'a.ts': text, '.prettierrc.json': readText(repositoryRoot, '.prettierrc.json') }, (root) =>
      runProgram(program('.', 'prettier'), ['--check', '.'], root),
    )

  it('refuses double quotes and semicolons, and lets the written style pass', async () => {
    const refused = await check('export const a = "x";\n')
    expect(refused.status).toBe(1)
    expect(refused.output).toContain('a.ts')
    expect((await check("export const a = 'x'\n")).status).toBe(0)
  })
})

describe('dead code', () => {
  const check = (files: Record<string, string>, ...options: string[]): Promise<Ending> =>
    inFixture(
      {
        'package.json': JSON.stringify({ name: 'codebase', private: true, type: 'module', workspaces: ['packages/*'] }),
        'packages/launch/package.json': JSON.stringify({ name: '@hamkori/launch', type: 'module' }),
        'packages/launch/src/cli.mjs': "import { used } from './used.ts'\nused()\n",
        'knip.json': readText(repositoryRoot, 'knip.json'),
        ...files,
      },
      (root) => runProgram(program('.', 'knip'), ['--no-progress', '--no-config-hints', ...options], root),
    )

  it('refuses a file nobody imports and a name nobody uses', async () => {
    const ending = await check({
      'packages/launch/src/used.ts': 'export const used = () => {}\nexport const unwanted = 1\n',
      'packages/launch/src/forgotten.ts': 'export const forgotten = 1\n',
    })
    expect(ending.status).toBe(1)
    expect(ending.output).toContain('forgotten.ts')
    expect(ending.output).toContain('unwanted')
  })

  it('refuses what only tests use, unless it says so', async () => {
    const files = {
      'packages/launch/src/used.ts':
        'export const used = () => {}\nexport const tested = 1\n/** @internal Only tests use it. */\nexport const helper = 2\n',
      'packages/launch/vitest.config.ts':
        "import { defineConfig } from 'vitest/config'\nexport default defineConfig({})\n",
      'packages/launch/src/used.test.ts': "import { helper, tested } from './used.ts'\nconsole.log(helper, tested)\n",
      'packages/launch/package.json': JSON.stringify({
        name: '@hamkori/launch',
        type: 'module',
        devDependencies: { vitest: '*' },
      }),
    }
    const ending = await check(files, '--production')
    expect(ending.status).toBe(1)
    expect(ending.output).toContain('tested')
    expect(ending.output).not.toContain('helper')
    expect((await check(files)).output).toBe('')
  })

  it('lets a codebase without dead code pass', async () => {
    const ending = await check({ 'packages/launch/src/used.ts': 'export const used = () => {}\n' })
    expect(ending.output).toBe('')
    expect(ending.status).toBe(0)
  })
})

describe('types', () => {
  it('refuses an index that may be missing, an enum, and an absent property', async () => {
    const ending = await inFixture(
      {
        'package.json': '{ "type": "module" }',
        'tsconfig.json': JSON.stringify({
          extends: path.join(repositoryRoot, 'tsconfig.base.json'),
          compilerOptions: { types: [] },
          include: ['*.ts'],
        }),
        'a.ts': 'const list: string[] = []\nexport const first: string = list[0]\n',
        'b.ts': 'export enum Colour { Red }\n',
        'c.ts': 'export const c: { a?: number } = { a: undefined }\n',
      },
      (root) => runProgram(program('.', 'typescript', 'tsc'), ['-p', '.'], root),
    )
    expect(ending.status).not.toBe(0)
    expect(ending.output.match(/error TS\d+/g)).toEqual(['error TS2322', 'error TS1294', 'error TS2375'])
  })

  it('refuses a mistake in a template, and a component nobody imported', async () => {
    const check = (template: string): Promise<Ending> =>
      inFixture({ 'tsconfig.json': webConfig, 'src/A.vue': component(template) }, (root) => {
        lendPackages(root, 'apps/web', '.')
        return runProgram(program('apps/web', 'vue-tsc'), ['-p', '.'], root)
      })
    const refused = await check('<p>{{ cuont }}</p>')
    expect(refused.status).not.toBe(0)
    expect(refused.output).toContain('cuont')
    expect((await check('<CouncilCard />')).output).toContain('CouncilCard')
    expect((await check('<p>{{ count }}</p>')).status).toBe(0)
  })
})

describe('documents', () => {
  const check = (field: string): Promise<Ending> =>
    inFixture(
      {
        'tsconfig.json': webConfig,
        'package.json': '{ "name": "web", "type": "module" }',
        'schema.graphql': 'type Query { council: Council }\ntype Council { id: ID! name: String! }\n',
        'src/councils.documents.ts': [
          "import { initGraphQLTada } from 'gql.tada'",
          "import type { introspection } from './graphql-env.d.ts'",
          'export const graphql = initGraphQLTada<{ introspection: introspection }>()',
          `export const councilDocument = graphql('query Council { council { id ${field} } }')`,
        ].join('\n'),
      },
      async (root) => {
        lendPackages(root, 'apps/web', '.')
        const tada = program('apps/web', 'gql.tada')
        const written = await runProgram(tada, ['generate-output'], root)
        expect(written.status, written.output).toBe(0)
        return runProgram(tada, ['check'], root)
      },
    )

  it('refuses a field the schema does not have, and lets the others pass', async () => {
    const refused = await check('nmae')
    expect(refused.status).not.toBe(0)
    expect(refused.output).toContain('nmae')
    expect((await check('name')).status).toBe(0)
  })
})

describe('the printed contract', () => {
  const tool = path.join(repositoryRoot, 'apps/api/tools/print-schema.ts')
  const committed = 'apps/api/schema.graphql'

  it.runIf(existsSync(tool))('differs from a file in which one line was changed', async () => {
    const ending = await inFixture(
      { 'schema.graphql': readText(repositoryRoot, committed).replace('type Query', 'type Queries') },
      (root) =>
        runProgram(
          tool,
          ['--check', '--file', path.join(root, 'schema.graphql')],
          path.join(repositoryRoot, 'apps/api'),
        ),
    )
    expect(ending.status).toBe(1)
    expect(ending.output).toContain('schema.graphql is not what the API serves')
  })
})
