import { expect, test } from 'vitest'
import { createTranslator, loadMessages, pluralRules } from './i18n.ts'
import { frameMessages } from '../app/module.ts'

test('Russian takes one, few or many, English one or other, Tajik one form', () => {
  expect([1, 2, 5, 11, 21, 22, 25].map((count) => pluralRules['ru']?.(count, 3))).toEqual([0, 1, 2, 2, 0, 1, 2])
  expect([0, 1, 2].map((count) => pluralRules['en']?.(count, 2))).toEqual([1, 0, 1])
  expect([0, 1, 21].map((count) => pluralRules['tg']?.(count, 1))).toEqual([0, 0, 0])
})

test('with fewer forms than the language has, the last one is taken', () => {
  expect([1, 2, 5].map((count) => pluralRules['ru']?.(count, 2))).toEqual([0, 1, 1])
  expect(pluralRules['ru']?.(5, 1)).toBe(0)
})

test('messages arrive per part and language, each once', async () => {
  const translator = createTranslator('tg')
  let asked = 0
  const counted = { ...frameMessages, tg: () => (asked++, frameMessages.tg()) }
  await loadMessages(translator, 'tg', [['', counted]])
  await loadMessages(translator, 'tg', [['', counted]])
  expect(asked).toBe(1)
  expect(translator.global.t('territory.navigation.areas')).toBe('Ноҳияҳо')
  await loadMessages(translator, 'ru', [['', frameMessages]])
  translator.global.locale.value = 'ru'
  expect(translator.global.t('territory.navigation.areas')).toBe('Районы')
})
