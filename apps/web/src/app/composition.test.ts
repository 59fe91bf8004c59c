import { languages } from '@hamkori/schema/languages'
import { describe, expect, test } from 'vitest'
import { compose, partOf } from '../platform/composition.ts'
import { createTranslator, loadMessages } from '../platform/i18n.ts'
import type { MessageLoaders } from '../platform/module.ts'
import { frameMessages } from './module.ts'
import { manifests } from './router.ts'

/** What no draft waits for. */
const notInDrafts = [
  ...['acknowledge', 'answer', 'read', 'report', 'confirm', 'remark', 'answerRemark'],
  ...['plan', 'verify', 'decide', 'escalate', 'close'],
]

const composition = compose(manifests)
const entries = (['site', 'desk', 'councils', 'cases'] as const).flatMap((place) => composition.navigation(place))

describe.each(languages)('what the modules contribute to composed pages (%s)', (language) => {
  test('has a name for each entry of navigation, each tile of the desk, each record of the inbox and each link of the home page', async () => {
    const translator = createTranslator(language)
    const apart = (page: string): [string, MessageLoaders][] =>
      manifests.flatMap(({ id, pageMessages }) => {
        const own = pageMessages?.[page]
        return own === undefined ? [] : [[`${id}.${page}`, own]]
      })
    await loadMessages(translator, language, [
      ['', frameMessages],
      ...apart('desk'),
      ...apart('home'),
      ...apart('inbox'),
    ])
    translator.global.locale.value = language
    const { te: has } = translator.global as unknown as { te: (key: string) => boolean }
    const wanted = [
      ...entries.map(({ module, id }) => `${module}.navigation.${id}`),
      ...composition
        .deskTiles()
        .flatMap(({ module, id }) => [`${module}.desk.tiles.${id}.title`, `${module}.desk.tiles.${id}.text`]),
      ...composition
        .inbox()
        .flatMap((entry) => [
          `${entry.module}.inbox.${partOf(entry)}record`,
          ...entry.waitsFor.map((what) => `${entry.module}.inbox.${partOf(entry)}waitingFor.${what}`),
          `${entry.module}.desk.${partOf(entry)}record`,
          `${entry.module}.desk.${partOf(entry)}count`,
          ...entry.waitsFor
            .filter((what) => !notInDrafts.includes(what))
            .map((what) => `${entry.module}.desk.${partOf(entry)}waits.${what}`),
        ]),
      ...['acknowledge', 'answer', 'task', 'meeting', 'report'].map((what) => `app.desk.dates.what.${what}`),
      ...composition.sections('homeLinks').map(({ module }) => `${module}.home.read`),
    ]
    expect(wanted.filter((key) => !has(key))).toEqual([])
  })
})

test('no message of navigation or of the desk is left without an entry', async () => {
  const names = Object.keys(import.meta.glob('../{app,modules/*}/locales/navigation/en.json')).length
  expect(new Set(entries.map(({ module }) => module)).size).toBe(names)
})

test('entries of one place have an order of their own, so that no two change places', () => {
  for (const place of ['site', 'desk', 'councils', 'cases'] as const) {
    const orders = composition.navigation(place).map(({ order }) => order)
    expect(orders).toEqual([...new Set(orders)])
  }
  const tiles = composition.deskTiles().map(({ order }) => order)
  expect(tiles).toEqual([...new Set(tiles)])
})

test('every module is declared once', () => {
  const ids = manifests.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})
