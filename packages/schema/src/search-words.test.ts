import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { markWords, passageOf, tellingWords, typedWords } from './search-words.ts'

describe('what was typed', () => {
  it.each([
    ['other letters of a keyboard and another ending', 'Чароғҳои', [['чарог']]],
    ['signs between', '«роҳи, мактаб!»', [['рохи'], ['макт']]],
    ['short words, which do not count', 'аз а ба роҳ', [['рох']]],
    [
      'Latin letters, read as Cyrillic too',
      'charogh maktabho',
      [
        ['charo', 'чаро'],
        ['makta', 'макта'],
      ],
    ],
    [
      'groups of Latin letters',
      'hujjat shchit zhaloba',
      [
        ['hujj', 'хучч'],
        ['shch', 'щит'],
        ['zhalo', 'жало'],
      ],
    ],
    ['Latin letters that are less than a word in Cyrillic', 'sha', [['sha']]],
    ['the language of queries', '&|!():* <->', []],
    ['nothing', ' ', []],
  ])('is read as beginnings of words: %s', (_what, text, words) => {
    expect(typedWords(text)).toEqual(words)
  })

  it('counts for the first characters and words of a long text alone', () => {
    expect(typedWords('сад '.repeat(500))).toHaveLength(6)
    expect(typedWords('а'.repeat(5000))).toEqual([['а'.repeat(80 - 3)]])
  })
})

it('the telling words of a title are its longest ones, each once', () => {
  const words = tellingWords('Роҳи мактаб ва роҳи мактаб, чароғҳои нав дар назди мактаб')
  expect(words).toEqual([['чарог'], ['рохи'], ['макт'], ['назд']])
})

describe('marks', () => {
  it('stand on the words that were looked for, as they are written', () => {
    expect(markWords('Чароғҳо дар роҳи мактаб', typedWords('чарог мактаб'))).toEqual([
      { text: 'Чароғҳо', isFound: true },
      { text: ' дар роҳи ', isFound: false },
      { text: 'мактаб', isFound: true },
    ])
    expect(markWords('Қарори маъмурӣ', typedWords('мамури')).at(-1)).toEqual({ text: 'маъмурӣ', isFound: true })
  })

  test('change nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, typed) => {
        const parts = markWords(text, typedWords(typed))
        expect(parts.map((part) => part.text).join('')).toBe(text)
      }),
    )
  })
})

describe('a passage', () => {
  const long = `${'Сархат пеш аз он. '.repeat(20)}Дар кӯчаи Ҳофиз шаб торик аст, чароғ нест. ${'Дигар чизҳо. '.repeat(20)}`

  it('is where most of the words are, in whole words', () => {
    const passage = passageOf(long, typedWords('сархат торик чароғ')) ?? ''
    expect(passage).toContain('торик аст, чароғ нест')
    expect(passage).toMatch(/^… \S.*\S …$/u)
    expect(passage.length).toBeLessThanOrEqual(180 + 4)
  })

  it('is the whole of a short text, on one line', () => {
    expect(passageOf('Шаб\n торик\u2028аст.', typedWords('торик'))).toBe('Шаб торик аст.')
  })

  it('is none where the text has none of the words', () => {
    expect(passageOf(long, typedWords('мактаб'))).toBeNull()
    expect(passageOf('', typedWords('мактаб'))).toBeNull()
  })

  test('is short, and has a found word, for any text that has one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(300), (text, at) => {
        const passage = passageOf(`${text.slice(0, at)} мактаб ${text.slice(at)}`, typedWords('мактаб')) ?? ''
        expect(passage.length).toBeLessThanOrEqual(180 + 4)
        expect(passage).toContain('мактаб')
      }),
    )
  })
})
