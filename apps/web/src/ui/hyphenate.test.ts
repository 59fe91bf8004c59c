import { expect, test } from 'vitest'
import { hyphenate } from './hyphenate.ts'

const shown = (text: string): string => hyphenate(text).replaceAll('\u00AD', '-')

test('names of Tajik places are divided where a syllable ends', () => {
  expect(
    ['Зафаробод', 'Конибодом', 'Истаравшан', 'Муъминобод', 'Ҷалолиддини Балхӣ', 'Кӯҳистони Мастчоҳ'].map(shown),
  ).toEqual([
    'За-фа-ро-бод',
    'Ко-ни-бо-дом',
    'Ис-та-рав-шан',
    'Муъ-ми-но-бод',
    'Ҷа-ло-лид-ди-ни Балхӣ',
    'Кӯ-ҳис-то-ни Мастчоҳ',
  ])
})

test('Russian and English spellings too, and what is one sound stays together', () => {
  expect(['Шахринав', 'Турсунзаде', 'Ishkoshim', 'Dushanbe', 'Panjakent'].map(shown)).toEqual([
    'Шах-ри-нав',
    'Тур-сун-за-де',
    'Ish-ko-shim',
    'Du-shan-be',
    'Pan-ja-kent',
  ])
})

test('no letter stands alone at the beginning, and a short word stays whole', () => {
  expect(['Истаравшан', 'Айваҷобод', 'Ашуробод', 'Исмоили Сомонӣ', 'Евон', ''].map(shown)).toEqual([
    'Ис-та-рав-шан',
    'Ай-ва-ҷо-бод',
    'Ашу-ро-бод',
    'Исмоили Сомонӣ',
    'Евон',
    '',
  ])
})
