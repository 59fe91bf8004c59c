import { expect, test } from 'vitest'
import { isLanguage, languageFromHeader } from './languages.ts'

test('knows its own languages and nothing else', () => {
  expect(['tg', 'ru', 'en', 'uz', '', null, 7].map(isLanguage)).toEqual([true, true, true, false, false, false, false])
})

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['uz,fa;q=0.9,tg;q=0.3', 'tg'],
  ['en;q=0.2, tg-TJ;q=0.8', 'tg'],
  ['en;q=0, ru;q=0.1', 'ru'],
  ['de-DE,de', null],
  ['', null],
  [null, null],
  ['*', null],
])('reads the header %j as %j', (header, language) => {
  expect(languageFromHeader(header)).toBe(language)
})
