import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hamkori } from '../src/eslint/index.ts'
import { buildFixture } from './fixture.ts'

const vue = (template: string, script = ''): string =>
  `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n${template}\n</template>\n`

/** Bad files, and the rule that must object to each. */
const bad: readonly [what: string, file: string, text: string, rule: string][] = [
  ['any', 'packages/schema/src/a.ts', 'export const a: any = 1\n', '@typescript-eslint/no-explicit-any'],
  ['a default export', 'packages/schema/src/b.ts', 'export default 1\n', 'default-export/refuse'],
  ['chance', 'packages/schema/src/c.ts', 'export const c = Math.random()\n', 'no-restricted-properties'],
  [
    'a number put into words by the browser',
    'apps/web/src/a.ts',
    "export const a = (1).toLocaleString('tg')\n",
    'locale/refuse',
  ],
  ['a bare Intl', 'apps/web/src/b.ts', "export const b = new Intl.NumberFormat('tg')\n", 'locale/refuse'],
  [
    'a bare Intl in the vocabulary',
    'packages/schema/src/d.ts',
    "export const d = Intl.DateTimeFormat('tg')\n",
    'locale/refuse',
  ],
  [
    'a sort by the language of the device',
    'apps/web/src/c.ts',
    "export const c = ['б', 'а'].sort((x, y) => x.localeCompare(y))\n",
    'locale/refuse',
  ],
  [
    'a function without its sentence',
    'apps/api/src/platform/a.ts',
    'export function a(): void {}\n',
    'hamkori/exported-functions-explained',
  ],
  [
    'a forgotten await',
    'apps/api/src/b.ts',
    'const save = async () => {}\nexport const b = () => { save() }\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'the environment read anywhere',
    'apps/api/src/c.ts',
    "export const c = process.env['PORT']\n",
    'environment/refuse',
  ],
  [
    'a clock no test can set',
    'apps/api/src/modules/meetings/d.ts',
    'export const d = () => new Date()\n',
    'clock/refuse',
  ],
  [
    'SQL that nobody has prepared',
    'apps/api/src/modules/meetings/h.ts',
    "import type { Tx } from '../../platform/db.ts'\nexport const h = (tx: Tx) => tx.$queryRaw`SELECT 1`\n",
    'queries/refuse',
  ],
  [
    'a policy that reads the clock',
    'apps/api/src/modules/meetings/e.policy.ts',
    'export const canRead = (until: number) => Date.now() < until\n',
    'clock/refuse',
  ],
  [
    'a policy that waits',
    'apps/api/src/modules/meetings/f.policy.ts',
    'export const canRead = async (count: Promise<number>) => (await count) > 0\n',
    'policy/refuse',
  ],
  [
    'Node in the browser',
    'apps/web/src/d.ts',
    "import { readFileSync } from 'node:fs'\nexport const d = readFileSync\n",
    '@typescript-eslint/no-restricted-imports',
  ],
  [
    'graphql in the browser',
    'apps/web/src/e.ts',
    "import { parse } from 'graphql'\nexport const e = parse\n",
    '@typescript-eslint/no-restricted-imports',
  ],
  ['v-html', 'apps/web/src/ui/UiB.vue', vue('<p v-html="text" />', "const text = '1'"), 'vue/no-v-html'],
  ['innerHTML', 'apps/web/src/f.ts', "export const f = (p: Element) => { p.innerHTML = '<b>' }\n", 'markup/refuse'],
  ['words in the template', 'apps/web/src/ui/UiC.vue', vue('<p>Салом</p>'), '@intlify/vue-i18n/no-raw-text'],
  [
    'words in a label',
    'apps/web/src/ui/UiD.vue',
    vue('<button type="button" aria-label="Close">×</button>'),
    '@intlify/vue-i18n/no-raw-text',
  ],
  ['a picture without words', 'apps/web/src/ui/UiE.vue', vue('<img src="/a.png">'), 'vuejs-accessibility/alt-text'],
  [
    'a click no key can do',
    'apps/web/src/ui/UiF.vue',
    vue('<div @click="go" />', 'const go = () => {}'),
    'vuejs-accessibility/click-events-have-key-events',
  ],
  [
    'a field without a label',
    'apps/web/src/modules/feedback/RateForm.vue',
    vue('<input type="text">'),
    'vuejs-accessibility/form-control-has-label',
  ],
  [
    'a list without keys',
    'apps/web/src/ui/UiH.vue',
    vue('<ul><li v-for="n in 3">{{ n }}</li></ul>'),
    'vue/require-v-for-key',
  ],
  [
    'style the security policy would drop',
    'apps/web/src/ui/UiI.vue',
    vue('<p style="color: red">1</p>'),
    'vue/no-static-inline-styles',
  ],
  [
    'a script without types',
    'apps/web/src/ui/UiK.vue',
    '<script setup>\nconst a = 1\n</script>\n\n<template>\n  <p>{{ a }}</p>\n</template>\n',
    'vue/block-lang',
  ],
]

/** Good files beside them: a gate that refuses everything is broken too. */
const good: Readonly<Record<string, string>> = {
  'packages/schema/src/format/number.ts': "export const shown = new Intl.NumberFormat('ru').format(1)\n",
  'apps/web/src/modules/meetings/routes.ts': "export default [{ path: 'meetings', name: 'meetings' }]\n",
  'apps/web/src/modules/meetings/links.ts': "export { councilName } from '../councils/index.ts'\n",
  'apps/web/src/ui/UiGood.vue': vue(
    '  <label>\n    {{ label }}\n    <input v-model="text" type="text">\n  </label>\n  <p>— 12 %</p>',
    'defineProps<{ label: string }>()\nconst text = defineModel<string>({ required: true })',
  ),
}

describe('lint', () => {
  let fixture: ReturnType<typeof buildFixture>
  let found = new Map<string, ESLint.LintResult['messages']>()

  beforeAll(async () => {
    const compilerOptions = {
      strict: true,
      module: 'nodenext',
      target: 'es2024',
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    }
    fixture = buildFixture({
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['**/*.ts'] }),
      ...Object.fromEntries(bad.map(([, file, text]) => [file, text])),
      ...good,
    })
    const eslint = new ESLint({ cwd: fixture.path, overrideConfigFile: true, overrideConfig: hamkori })
    const results = await eslint.lintFiles(['.'])
    found = new Map(
      results.map((result) => [result.filePath.slice(fixture.path.length + 1).replaceAll('\\', '/'), result.messages]),
    )
  })

  afterAll(() => fixture.remove())

  it.each(bad)('refuses %s', (_what, file, _text, rule) => {
    const messages = found.get(file) ?? []
    expect(messages.filter((message) => message.fatal)).toEqual([])
    expect(messages.filter((message) => message.severity === 2).map((message) => message.ruleId)).toContain(rule)
  })

  it.each(Object.keys(good))('lets %s pass', (file) => {
    expect(found.get(file)?.map((message) => `${message.line}: ${message.ruleId} ${message.message}`)).toEqual([])
  })

  it('says where to go instead, whenever the rule is our own', () => {
    const own = [...found.values()]
      .flat()
      .filter((message) => /no-restricted|^hamkori\/|\/refuse$/.test(message.ruleId ?? ''))
      .map((message) => message.message)
    expect(own.length).toBeGreaterThanOrEqual(14)
    expect(own.filter((message) => !/[:.,] ?\p{L}.*\p{L}/u.test(message) || message.length < 50)).toEqual([])
  })
})
