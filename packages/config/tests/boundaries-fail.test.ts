import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../src/meta/repository.ts'
import { buildFixture } from './fixture.ts'
import { runProgram } from './program.ts'

const api = 'apps/api/src'
const web = 'apps/web/src'
const vue = (script: string): string => `<script setup lang="ts">\n${script}\n</script>\n<template><p /></template>\n`

/** What each rule must catch: the file that breaks it, and how. */
const bad: readonly [rule: string, file: string, text: string][] = [
  ['no-circular', `${api}/platform/one.ts`, "import { two } from './two.ts'\nexport const one = () => two\n"],
  ['public-api-from-another-module', `${api}/modules/meetings/a.ts`, "export { b } from '../councils/actions/b.ts'\n"],
  [
    'public-api-from-another-module',
    `${web}/modules/meetings/Page.vue`,
    vue("import { b } from '../councils/b.ts'\nb()"),
  ],
  ['public-api-from-outside', `${api}/server.ts`, "import './modules/councils/module.ts'\n"],
  [
    'exception-1',
    `${api}/modules.ts`,
    "import './modules/councils/module.ts'\nimport './modules/councils/actions/b.ts'\n",
  ],
  ['exception-2', `${web}/entry-server.ts`, "import './modules/councils/b.ts'\n"],
  ['public-api-from-outside', 'apps/api/prisma/seed/main.ts', "import '../../src/modules/councils/actions/b.ts'\n"],
  ['own-public-api', `${api}/modules/councils/own.ts`, "export { b } from './index.ts'\n"],
  ['module-order-territory', `${api}/modules/territory/up.ts`, "export { b } from '../councils/index.ts'\n"],
  ['module-order-councils', `${web}/modules/councils/Up.vue`, vue("import { m } from '../meetings/index.ts'\nm()")],
  ['platform-knows-no-module', `${api}/platform/knows.ts`, "export { b } from '../modules/councils/index.ts'\n"],
  ['platform-knows-no-module', `${web}/ui/UiKnows.vue`, vue("import { b } from '../modules/councils/index.ts'\nb()")],
  ['ui-is-only-look', `${web}/ui/UiAsks.vue`, vue("import { links } from '../platform/links.ts'\nlinks()")],
  ['apps-never-meet', `${web}/peeks.ts`, "export { one } from '../../api/src/platform/one.ts'\n"],
  ['packages-by-name', `${web}/relative.ts`, "export { words } from '../../../packages/schema/src/words.ts'\n"],
  [
    'packages-know-no-app',
    'packages/schema/src/peeks.ts',
    "export { one } from '../../../apps/api/src/platform/one.ts'\n",
  ],
  [
    'database-only-where-it-is-watched',
    `${api}/modules/councils/councils.helper.ts`,
    "import { db } from '../../platform/db.ts'\nexport const count = () => db\n",
  ],
  [
    'policies-are-pure',
    `${api}/modules/councils/councils.policy.ts`,
    "import { db } from '../../platform/db.ts'\nexport const may = () => db\n",
  ],
  [
    'policies-need-no-core',
    `${api}/modules/councils/other.policy.ts`,
    "import { readFileSync } from 'node:fs'\nexport const may = readFileSync\n",
  ],
  [
    'schema-stands-on-zod-alone',
    'packages/schema/src/reads.ts',
    "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
  ],
  ['no-tests-in-the-product', `${api}/borrows.ts`, "export { helper } from './platform/one.test.ts'\n"],
  ['resolvable', `${api}/lost.ts`, "export { nothing } from './nowhere.ts'\n"],
]

const rest: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "codebase", "type": "module" }',
  'tsconfig.base.json':
    '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
  'apps/api/package.json': '{ "name": "api", "type": "module" }',
  'apps/web/package.json': '{ "name": "web", "type": "module" }',
  'packages/schema/package.json': '{ "name": "schema", "type": "module" }',
  [`${api}/platform/two.ts`]: "import { one } from './one.ts'\nexport const two = () => one\n",
  [`${api}/platform/db.ts`]: 'export const db = 1\n',
  [`${api}/platform/one.test.ts`]: 'export const helper = 1\n',
  'packages/schema/src/words.ts': 'export const words = 1\n',
  [`${web}/platform/links.ts`]: 'export const links = () => 1\n',
  [`${web}/modules/meetings/index.ts`]: 'export const m = () => 1\n',
  [`${web}/modules/councils/b.ts`]: 'export const b = () => 1\n',
  [`${web}/modules/councils/index.ts`]: "export { b } from './b.ts'\n",
  [`${api}/modules/councils/module.ts`]: 'export const graphql = 1\n',
}

/** What must pass: the arrows of the codebase. */
const good: Readonly<Record<string, string>> = {
  [`${api}/modules/councils/actions/b.ts`]: "import { db } from '../../../platform/db.ts'\nexport const b = () => db\n",
  [`${api}/modules/councils/index.ts`]: "export { b } from './actions/b.ts'\n",
  [`${api}/modules/meetings/meetings.graphql.ts`]: "export { b } from '../councils/index.ts'\n",
  [`${web}/modules/dashboards/Page.vue`]: vue("import { m } from '../meetings/index.ts'\nm()"),
}

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

describe('boundaries', () => {
  let fixture: ReturnType<typeof buildFixture>
  let violations: Violation[] = []

  beforeAll(async () => {
    fixture = buildFixture({ ...rest, ...good, ...Object.fromEntries(bad.map(([, file, text]) => [file, text])) })
    const program = path.join(import.meta.dirname, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const config = path.join(repositoryRoot, '.dependency-cruiser.cjs')
    const { stdout } = await runProgram(
      program,
      ['--config', config, '--output-type', 'json', 'apps', 'packages'],
      fixture.path,
    )
    violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
  })

  afterAll(() => fixture.remove())

  it.each(bad)('the rule %s catches %s', (rule, file) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    )
  })

  it.each(Object.keys(good))('lets %s pass', (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([])
  })

  it('lets the schema gather the types of a module by the exception', () => {
    const found = violations.filter((violation) => violation.from === `${api}/modules.ts`)
    expect(found.map((violation) => violation.to)).toEqual([`${api}/modules/councils/actions/b.ts`])
  })

  it('has seen every forbidden thing that can be built without packages', () => {
    const seen = new Set(violations.map((violation) => violation.rule.name))
    expect([...new Set(bad.map(([rule]) => rule))].filter((rule) => !seen.has(rule))).toEqual([])
  })
})
