import { languages } from '@hamkori/schema/languages'
import { describe, expect, test } from 'vitest'
import { compose } from '../platform/composition.ts'
import { createTranslator, loadMessages } from '../platform/i18n.ts'
import type { MessageLoaders } from '../platform/module.ts'
import { frameMessages } from './module.ts'
import { manifests } from './router.ts'

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
        .flatMap(({ module, waitsFor }) => [
          `${module}.inbox.record`,
          ...waitsFor.map((what) => `${module}.inbox.waitingFor.${what}`),
          `${module}.desk.record`,
          `${module}.desk.count`,
          ...waitsFor
            .filter((what) => !['acknowledge', 'answer', 'read'].includes(what))
            .map((what) => `${module}.desk.waits.${what}`),
        ]),
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
