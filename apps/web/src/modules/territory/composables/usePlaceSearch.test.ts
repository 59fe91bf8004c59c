import urql, { createClient, fetchExchange } from '@urql/vue'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { h, ref } from 'vue'
import { createTranslator, loadMessages } from '../../../platform/i18n.ts'
import { languageKey } from '../../../ui/language.ts'
import type { Purpose } from '../places.ts'
import { usePlaceSearch } from './usePlaceSearch.ts'

const region = { __typename: 'Area', code: 'TJ-SU', kind: 'region', name: named('Согдийская область') }

function named(ru: string) {
  return { __typename: 'Name', tg: ru, ru, en: ru }
}
function match(code: string, ru: string, units: readonly string[]) {
  const area = {
    __typename: 'Area',
    code,
    kind: 'city',
    name: named(ru),
    parent: { ...region, shortName: named('Согд') },
  }
  return { matched: ru, exact: true, area, units: units.map((unit) => ({ code: unit, name: named(ru) })) }
}

/** The composable inside an app whose server answers when the test says so, in the order the test wants. */
async function searching(purpose: Purpose) {
  const waiting = new Map<string, (answer: Response) => void>()
  const client = createClient({
    url: 'http://localhost/graphql',
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: (_url, init) => {
      const { variables } = JSON.parse(String(init?.body)) as { variables: { text: string } }
      return new Promise((resolve) => waiting.set(variables.text, resolve))
    },
  })
  const translator = createTranslator('ru')
  const messages = { ru: () => import('../locales/ru.json') }
  await loadMessages(translator, 'ru', [['territory', { ...messages, tg: messages.ru, en: messages.ru }]])
  let search: ReturnType<typeof usePlaceSearch> | undefined
  const probe = {
    setup() {
      search = usePlaceSearch(purpose)
      return () => h('div')
    },
  }
  mount(probe, {
    global: { plugins: [translator, [urql, client]], provide: { [languageKey as symbol]: ref('ru') } },
  })
  if (!search) throw new Error('the probe was not set up')
  const answer = async (text: string, matches: readonly unknown[] | null) => {
    await flushPromises()
    const body = matches
      ? { data: { searchPlaces: { ambiguous: false, matches } } }
      : { data: null, errors: [{ message: 'no' }] }
    waiting.get(text)?.(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }))
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { search, answer }
}

test('says where each place stands, and leads who rates straight to the only unit', async () => {
  const { search, answer } = await searching('rate')
  void search.suggest(' худж ')
  expect(search.searching.value).toBe(true)
  await answer('худж', [match('TJ-SU-01', 'город Худжанд', ['SU-01-1'])])
  expect(search.searching.value).toBe(false)
  expect(search.suggestions.value).toEqual([
    { key: 'TJ-SU-01', label: 'Город Худжанд', hint: 'город · Согдийская область', href: '/ru/r/SU-01-1' },
  ])
})

test('drops the late answer to an earlier text', async () => {
  const { search, answer } = await searching('read')
  void search.suggest('а')
  void search.suggest('ашт')
  await answer('ашт', [match('TJ-SU-07', 'Аштский район', ['SU-07-1'])])
  await answer('а', [match('TJ-SU-06', 'Айнинский район', ['SU-06-1'])])
  expect(search.suggestions.value.map(({ href }) => href)).toEqual(['/ru/areas/TJ-SU-07'])
})

test('an emptied field has no suggestions, and a refusal is told from an empty list', async () => {
  const { search, answer } = await searching('read')
  void search.suggest('ашт')
  await answer('ашт', null)
  expect([search.failed.value, search.suggestions.value]).toEqual([true, []])
  void search.suggest('')
  expect([search.searching.value, search.suggestions.value]).toEqual([false, []])
})
