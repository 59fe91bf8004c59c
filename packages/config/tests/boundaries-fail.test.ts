import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../src/meta/repository.ts'
import { buildHouse, clearHouse } from './house.ts'
import { runProgram } from './program.ts'

const api = 'apps/api/src'
const web = 'apps/web/src'
const vue = (script: string): string => `<script setup lang="ts">\n${script}\n</script>\n<template><p /></template>\n`

/** What each rule must catch: the file that breaks it, and how. */
const bad: readonly [rule: string, file: string, text: string][] = [
  ['no-circular', `${api}/platform/one.ts`, "import { two } from './two.ts'\nexport const one = () => two\n"],
  ['door-from-another-room', `${api}/rooms/meetings/a.ts`, "export { b } from '../councils/actions/b.ts'\n"],
  ['door-from-another-room', `${web}/rooms/meetings/Page.vue`, vue("import { b } from '../councils/b.ts'\nb()")],
  ['door-from-outside', `${api}/server.ts`, "import './rooms/councils/councils.graphql.ts'\n"],
  [
    'side-door-1',
    `${api}/schema.ts`,
    "import './rooms/councils/councils.graphql.ts'\nimport './rooms/councils/actions/b.ts'\n",
  ],
  ['side-door-2', `${web}/entry-server.ts`, "import './rooms/councils/b.ts'\n"],
  ['door-from-outside', 'apps/api/prisma/seed/main.ts', "import '../../src/rooms/councils/actions/b.ts'\n"],
  ['own-door', `${api}/rooms/councils/own.ts`, "export { b } from './index.ts'\n"],
  ['room-order-territory', `${api}/rooms/territory/up.ts`, "export { b } from '../councils/index.ts'\n"],
  ['room-order-councils', `${web}/rooms/councils/Up.vue`, vue("import { m } from '../meetings/index.ts'\nm()")],
  ['platform-knows-no-room', `${api}/platform/knows.ts`, "export { b } from '../rooms/councils/index.ts'\n"],
  ['platform-knows-no-room', `${web}/ui/UiKnows.vue`, vue("import { b } from '../rooms/councils/index.ts'\nb()")],
  ['ui-is-only-look', `${web}/ui/UiAsks.vue`, vue("import { links } from '../platform/links.ts'\nlinks()")],
  ['apps-never-meet', `${web}/peeks.ts`, "export { one } from '../../api/src/platform/one.ts'\n"],
  [
    'packages-know-no-app',
    'packages/schema/src/peeks.ts',
    "export { one } from '../../../apps/api/src/platform/one.ts'\n",
  ],
  [
    'database-only-where-it-is-watched',
    `${api}/rooms/councils/councils.helper.ts`,
    "import { db } from '../../platform/db.ts'\nexport const count = () => db\n",
  ],
  [
    'policies-are-pure',
    `${api}/rooms/councils/councils.policy.ts`,
    "import { db } from '../../platform/db.ts'\nexport const may = () => db\n",
  ],
  [
    'policies-need-no-core',
    `${api}/rooms/councils/other.policy.ts`,
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
  'package.json': '{ "name": "house", "type": "module" }',
  'tsconfig.base.json':
    '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
  'apps/api/package.json': '{ "name": "api", "type": "module" }',
  'apps/web/package.json': '{ "name": "web", "type": "module" }',
  'packages/schema/package.json': '{ "name": "schema", "type": "module" }',
  [`${api}/platform/two.ts`]: "import { one } from './one.ts'\nexport const two = () => one\n",
  [`${api}/platform/db.ts`]: 'export const db = 1\n',
  [`${api}/platform/one.test.ts`]: 'export const helper = 1\n',
  [`${web}/platform/links.ts`]: 'export const links = () => 1\n',
  [`${web}/rooms/meetings/index.ts`]: 'export const m = () => 1\n',
  [`${web}/rooms/councils/b.ts`]: 'export const b = () => 1\n',
  [`${web}/rooms/councils/index.ts`]: "export { b } from './b.ts'\n",
  [`${api}/rooms/councils/councils.graphql.ts`]: 'export const graphql = 1\n',
}

/** What must pass: the arrows of the house. */
const good: Readonly<Record<string, string>> = {
  [`${api}/rooms/councils/actions/b.ts`]: "import { db } from '../../../platform/db.ts'\nexport const b = () => db\n",
  [`${api}/rooms/councils/index.ts`]: "export { b } from './actions/b.ts'\n",
  [`${api}/rooms/meetings/meetings.graphql.ts`]: "export { b } from '../councils/index.ts'\n",
  [`${web}/rooms/dashboards/Page.vue`]: vue("import { m } from '../meetings/index.ts'\nm()"),
}

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

describe('boundaries', () => {
  let root = ''
  let violations: Violation[] = []

  beforeAll(async () => {
    root = buildHouse({ ...rest, ...good, ...Object.fromEntries(bad.map(([, file, text]) => [file, text])) })
    const program = path.join(import.meta.dirname, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const config = path.join(repositoryRoot, '.dependency-cruiser.cjs')
    const { stdout } = await runProgram(
      program,
      ['--config', config, '--output-type', 'json', 'apps', 'packages'],
      root,
    )
    violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
  })

  afterAll(() => clearHouse(root))

  it.each(bad)('the rule %s catches %s', (rule, file) => {
    expect(violations.filter((violation) => violation.from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    )
  })

  it.each(Object.keys(good))('lets %s pass', (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([])
  })

  it('lets the schema gather the types of a room by the side door', () => {
    const found = violations.filter((violation) => violation.from === `${api}/schema.ts`)
    expect(found.map((violation) => violation.to)).toEqual([`${api}/rooms/councils/actions/b.ts`])
  })

  it('has seen every forbidden thing that can be built without packages', () => {
    const seen = new Set(violations.map((violation) => violation.rule.name))
    expect([...new Set(bad.map(([rule]) => rule))].filter((rule) => !seen.has(rule))).toEqual([])
  })
})
