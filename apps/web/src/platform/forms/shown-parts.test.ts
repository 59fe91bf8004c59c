import { expect, test } from 'vitest'
import { partsOfText } from './shown-parts.ts'

test('a text is shown in every language in which it is written, the original first', () => {
  expect(partsOfText('Title', { original: 'ru', tg: 'Чароғ', ru: ' Фонарь ', en: ' ' })).toEqual([
    { label: 'Title', text: 'Фонарь', lang: 'ru' },
    { label: 'Title: Тоҷикӣ', text: 'Чароғ', lang: 'tg' },
  ])
})
