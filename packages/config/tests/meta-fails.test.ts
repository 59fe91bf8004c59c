import { describe, expect, it } from 'vitest'
import { findUnexplainedDependencies } from '../src/meta/dependencies.ts'
import { findBrokenLinks, findUnlistedDecisions } from '../src/meta/documents.ts'
import { findWidePublicApis } from '../src/meta/public-api.ts'
import { findLocaleFaults, findMisspeltCode, placeholders } from '../src/meta/locales.ts'
import { findMessageFaults } from '../src/meta/messages.ts'
import { findModuleGaps, sides } from '../src/meta/module-parity.ts'
import { findUndescribed, findUndeclaredVerbs, findUntypedRefusals } from '../src/meta/sdl.ts'
import { findUnwantedWords } from '../src/meta/vocabulary.ts'
import { modules } from '../src/modules.ts'
import { inFixture } from './fixture.ts'

const isAbsent = (place: string, module: string): boolean =>
  sides.some((side) => side.place.startsWith(place) && side.absent?.includes(module))

const everyModule: Record<string, string> = Object.fromEntries(
  modules.flatMap((module) => [
    [`apps/api/src/modules/${module}/index.ts`, ''],
    [`apps/web/src/modules/${module}/index.ts`, ''],
    ...(isAbsent('apps/api/prisma/schema/', module) ? [] : [[`apps/api/prisma/schema/${module}.prisma`, '']]),
    [`packages/schema/src/${module}.ts`, ''],
    [`docs/modules/${module}.md`, ''],
    ...(isAbsent('e2e/', module) ? [] : [[`e2e/${module}.e2e.ts`, '']]),
  ]),
)

describe('module parity', () => {
  it('is content with a codebase whose sides agree', async () => {
    expect(await inFixture(everyModule, (root) => findModuleGaps(root))).toEqual([])
  })

  it('finds a module that one side lacks and a folder that is no module', async () => {
    const { 'e2e/meetings.e2e.ts': _journey, ...rest } = everyModule
    const gaps = await inFixture({ ...rest, 'apps/web/src/modules/attic/index.ts': '' }, (root) => findModuleGaps(root))
    expect(gaps).toEqual([
      'apps/web/src/modules/: "attic" is no module (modules are listed in packages/schema/src/modules.ts)',
      'e2e/*.e2e.ts: the module "meetings" is missing',
    ])
  })
})

describe('public APIs', () => {
  const publicApi = 'apps/api/src/modules/councils/index.ts'
  const names = Array.from({ length: 11 }, (_, index) => `name${index}`)

  it('refuses eleven names and `export *`', async () => {
    const found = await inFixture(
      { [publicApi]: `export { ${names.join(', ')} } from './a.ts'\nexport * from './b.ts'\n` },
      (root) => findWidePublicApis(root),
    )
    expect(found).toEqual([
      `${publicApi}: \`export *\` hides what the module offers; name each.`,
      `${publicApi}: 12 names at the public API, at most 10: ${names.join(', ')}, __export`,
    ])
  })

  it('lets ten names pass, types, functions and constants alike', async () => {
    const text = `export type { A } from './a.ts'\nexport const b = 1, c = 2\nexport function d() {}\nexport { ${names.slice(0, 6).join(', ')} } from './e.ts'\n`
    expect(await inFixture({ [publicApi]: text }, (root) => findWidePublicApis(root))).toEqual([])
  })
})

describe('dependencies', () => {
  it('finds one that is installed without a reason and a reason without its package', async () => {
    const found = await inFixture(
      {
        'pnpm-workspace.yaml':
          "packages:\n  - apps/*\n\ncatalog:\n  '@a/b': 1.0.0\n  vue: 3.5.45\n\noverrides:\n  graphql: 16.15.0\n",
        'docs/dependencies.md': '| `vue` | pages |\n| `moment` | dates |\n',
      },
      (root) => findUnexplainedDependencies(root),
    )
    expect(found).toEqual(['@a/b: no line in docs/dependencies.md', 'moment: explained, but not in the catalog'])
  })
})

describe('documents', () => {
  it('finds a link to nothing, an unlisted decision and a number taken twice', async () => {
    const files = {
      'README.md':
        'See [one](docs/adr/0001-one.md#why), [two](docs/two.md), [far](https://example.org) and `[code](x.md)`.\n',
      'docs/adr/README.md': '[1](0001-one.md)\n',
      'docs/adr/0001-one.md': '# 1\n',
      'docs/adr/0001-other.md': '# 1\n',
    }
    expect(await inFixture(files, (root) => [...findBrokenLinks(root), ...findUnlistedDecisions(root)])).toEqual([
      'README.md: docs/two.md does not exist',
      'docs/adr/README.md does not name 0001-other',
      'docs/adr/0001-other.md: its number is taken',
    ])
  })
})

describe('words', () => {
  it('finds paths of a machine, neighbour folders and unfinished thoughts, with their lines', async () => {
    const found = await inFixture(
      {
        'a.ts': "const good = 1\nread('/home/me/x')\n// TODO later\nread('../shared/data')\n",
        'b.md': 'see /tmp/x\n',
      },
      (root) => findUnwantedWords(root),
    )
    expect(found.map((sentence) => sentence.split(': ')[0])).toEqual(['a.ts:2', 'a.ts:3', 'a.ts:4', 'b.md:1'])
  })
})

describe('locales', () => {
  const locales = 'apps/web/src/modules/feedback/locales'
  const check = (tg: object, ru: object, en: object): Promise<string[]> =>
    inFixture(
      {
        [`${locales}/tg.json`]: JSON.stringify(tg),
        [`${locales}/ru.json`]: JSON.stringify(ru),
        [`${locales}/en.json`]: JSON.stringify(en),
      },
      (root) => findLocaleFaults(root),
    )

  it('is content with three complete languages', async () => {
    expect(
      await check({ a: { b: 'Салом, {name}' } }, { a: { b: 'Привет, {name}' } }, { a: { b: 'Hello, {name}' } }),
    ).toEqual([])
  })

  it.each([
    ['a missing key', { a: 'Бале', b: 'Не' }, { a: 'Да' }, { a: 'Yes', b: 'No' }, 'b is missing in ru'],
    [
      'a link to another message',
      { a: '@:site.yes' },
      { a: '@:site.no' },
      { a: '@:site.yes' },
      'a in ru has @:site.no, tg has @:site.yes',
    ],
    ['an empty text', { a: 'Бале' }, { a: ' ' }, { a: 'Yes' }, 'a is empty in ru'],
    [
      'another placeholder',
      { a: 'Салом {name}' },
      { a: 'Привет {who}' },
      { a: 'Hello {name}' },
      'a in ru has {who}, tg has {name}',
    ],
    [
      'Russian left in Tajik',
      { a: 'Милиция' },
      { a: 'Милиция района' },
      { a: 'Police' },
      'a in tg has letters the Tajik alphabet does not have (щ ц ы ь): Милиция',
    ],
    [
      'Tajik left in Russian',
      { a: 'Шаҳр' },
      { a: 'Шаҳри' },
      { a: 'Town' },
      'a in ru has Tajik letters in a Russian text: Шаҳри',
    ],
    [
      'Cyrillic left in English',
      { a: 'Шаҳр' },
      { a: 'Город' },
      { a: 'Город' },
      'a in en has Cyrillic letters in an English text: Город',
    ],
    [
      'a reader without a capital in Tajik',
      { a: 'Посухи шумо' },
      { a: 'Ваш ответ' },
      { a: 'Your answer' },
      'a in tg addresses the reader without a capital: Посухи шумо',
    ],
    [
      'a reader without a capital in Russian',
      { a: 'Посухи Шумо' },
      { a: 'Что вы ищете?' },
      { a: 'Your answer' },
      'a in ru addresses the reader without a capital: Что вы ищете?',
    ],
    [
      'two Russian forms',
      { n: '{n} баҳо' },
      { n: '{n} оценка | {n} оценок' },
      { n: '{n} rating | {n} ratings' },
      'n: Russian needs three forms after a number (one | few | many): {n} оценка | {n} оценок',
    ],
  ])('finds %s', async (_what, tg, ru, en, sentence) => {
    expect(await check(tg, ru, en)).toEqual([`${locales}: ${sentence}`])
  })

  it('finds the same text in Tajik and Russian', async () => {
    expect(await check({ a: 'Район' }, { a: 'Район' }, { a: 'District' })).toEqual([
      `${locales}: a is the same in tg and ru: "Район" (if both languages say so, add it to shared-constants.ts)`,
    ])
  })

  it('finds a folder without one of its languages', async () => {
    const found = await inFixture({ [`${locales}/tg.json`]: '{}', [`${locales}/ru.json`]: '{}' }, (root) =>
      findLocaleFaults(root),
    )
    expect(found).toEqual([`${locales}: en.json is missing`])
    const ofPage = await inFixture({ [`${locales}/a-page/tg.json`]: '{}' }, (root) => findLocaleFaults(root))
    expect(ofPage).toEqual([`${locales}/a-page: ru.json is missing`, `${locales}/a-page: en.json is missing`])
  })

  it('reads placeholders as vue-i18n does', () => {
    expect(placeholders("{ name } of {0} {'@'} @:common.unit {name}")).toEqual(['@:common.unit', '{0}', '{name}'])
  })

  it('finds Russian letters in Tajik written in code', async () => {
    const found = await inFixture(
      { 'a.ts': "export const label = { tg: 'Милиция', ru: 'Милиция', en: 'Police' }" },
      (root) => findMisspeltCode(root),
    )
    expect(found).toEqual(['a.ts: tg has letters the Tajik alphabet does not have (щ ц ы ь): Милиция'])
  })
})

describe('messages', () => {
  it('finds a key that no locale has and a key that nothing asks for', async () => {
    const found = await inFixture(
      {
        'apps/web/src/modules/feedback/locales/tg.json': JSON.stringify({
          title: 'Баҳо',
          old: 'Куҳна',
          state: { sent: 'Фиристода шуд', lost: 'Гум шуд' },
          role: '@:site.role',
        }),
        'apps/web/src/platform/locales/tg.json': JSON.stringify({ menu: 'Меню', role: 'Котиб' }),
        'apps/web/src/modules/feedback/locales/a-page/tg.json': JSON.stringify({
          intro: 'Оғоз',
          gone: 'Рафт',
          lost: '@:site.lost',
        }),
        'apps/web/src/modules/feedback/A.vue': [
          '<template>',
          "<p>{{ t('feedback.title') }} {{ t(`feedback.state.${state}`) }} {{ t('feedback.subtitle') }}</p>",
          "<p>{{ t('feedback.a-page.intro') }} {{ t('feedback.intro') }} {{ t('feedback.role') }}</p>",
          "<p>{{ t('feedback.a-page.lost') }}</p>",
          "<p>{{ $t('site.menu') }} {{ t(`feedback.mood.${mood}`) }}</p>",
          '</template>',
        ].join('\n'),
      },
      (root) => findMessageFaults(root),
    )
    expect(found).toEqual({
      missing: [
        'apps/web/src/modules/feedback/A.vue: no message "feedback.subtitle"',
        'apps/web/src/modules/feedback/A.vue: no message "feedback.intro"',
        'apps/web/src/modules/feedback/A.vue: no message "feedback.mood.${mood}"',
        'apps/web/src/modules/feedback/locales/a-page/tg.json: no message "site.lost"',
      ],
      unused: [
        'apps/web/src/modules/feedback/locales/a-page/tg.json: nothing asks for "feedback.a-page.gone"',
        'apps/web/src/modules/feedback/locales/tg.json: nothing asks for "feedback.old"',
      ],
    })
  })
})

describe('the contract', () => {
  const sdl = `
    "Everything that is asked." type Query {
      "Councils." councils(first: Int, "Where to go on." after: String): CouncilConnection
      units: UnitConnection
    }
    "Everything that is done." type Mutation {
      "Changes a row." updateCouncil(input: CouncilInput!): Boolean
    }
    "A page of councils." type CouncilConnection { "Edges." edges: [String] }
    type UnitConnection { "Edges." edges: [String] }
    "What is sent." input CouncilInput { name: String }
    "States." enum State { "It lives." ACTIVE ENDED }
  `

  it('finds everything that is not described', () => {
    expect(findUndescribed(sdl).toSorted()).toEqual([
      'CouncilInput.name',
      'Mutation.updateCouncil(input:)',
      'Query.councils(first:)',
      'Query.units',
      'State.ENDED',
      'UnitConnection',
    ])
  })

  it('finds office words and refusals without a union', () => {
    expect(findUndeclaredVerbs(sdl).map((sentence) => sentence.split(':')[0])).toEqual(['Mutation.updateCouncil'])
    expect(findUntypedRefusals(sdl)).toEqual([
      'Mutation.updateCouncil: returns Boolean, not a union of its result and its refusals.',
    ])
  })
})
