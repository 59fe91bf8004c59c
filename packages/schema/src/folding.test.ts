import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeForSearch, normalizePlaceName } from './normalize.ts'

test.each([
  ['хучанд', ['Хуҷанд', 'Худжанд', 'Хучанд', 'Хужанд', 'Khujand', 'hujand', 'Xujand', 'Khudzhand', 'Хуљанд', 'ХУҶАНД']],
  ['чаихун', ['Ҷайҳун', 'Чайхун', 'Джайхун', 'Жайхун', 'Jayhun', 'jaihun', 'Dzhaykhun']],
  ['муминабад', ['Мӯъминобод', 'Муминобод', 'Муминабад', 'Muʼminobod', "Mu'minobod", 'Muminabad']],
  ['истиклал', ['Истиқлол', 'Истиклол', 'Istiqlol', 'Istiklol']],
  ['чабар расулав', ['Ҷаббор Расулов', 'Джаббор  Расулов', 'Jabbor-Rasulov']],
  ['кушаниен', ['Кӯшониён', 'Кушониен', 'Kushoniyon']],
  ['рудаки', ['Рӯдакӣ', 'Рудаки', 'Rudaki', 'Рўдакї']],
  ['гафурав', ['Ғафуров', 'Гафуров', 'Ghafurov', 'Gafurov', 'Ѓафуров']],
])('%s is what all its spellings come to', (skeleton, spellings) => {
  expect(spellings.map(normalizeForSearch)).toEqual(spellings.map(() => skeleton))
})

test('the words for city and district make no difference, unless they are all there is', () => {
  expect(
    ['шаҳри Хуҷанд', 'г. Худжанд', 'Khujand (city)', 'Khujand District', 'Хуҷанд'].map(normalizePlaceName),
  ).toEqual(new Array(5).fill('хучанд'))
  expect(normalizePlaceName('район')).toBe('раиан')
  expect(normalizePlaceName('  ')).toBe('')
})

const letters = fc.string({
  unit: fc.constantFrom(...'абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюяьыщціїўќљњѓabcdefghijklmnopqrstuvwxyz’- .'),
  maxLength: 30,
})

test('folding twice changes nothing, for any text there is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), letters), (input) => {
      const once = normalizeForSearch(input)
      expect(normalizeForSearch(once)).toBe(once)
      expect(normalizePlaceName(normalizePlaceName(input))).toBe(normalizePlaceName(input))
    }),
    { numRuns: 1000 },
  )
})

test('capitals make no difference', () => {
  fc.assert(
    fc.property(letters, (input) => {
      expect(normalizeForSearch(input.toUpperCase())).toBe(normalizeForSearch(input))
    }),
  )
})

const folder = new URL('../../../apps/api/prisma/seed/territory/', import.meta.url)
const aliasFile = new URL('area-aliases.csv', folder)
const areaFile = new URL('areas.csv', folder)

function readRows(file: URL): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/u)
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((match) =>
      (match[1] ?? match[2] ?? '').replaceAll('""', '"'),
    )
  const names = cells(head ?? '')
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at] ?? '', cell])))
}

describe.skipIf(!existsSync(aliasFile) || !existsSync(areaFile))('with the territory of the seed', () => {
  const aliases = existsSync(aliasFile)
    ? readRows(aliasFile).map((row) => ({ code: row['area_code'] ?? '', variant: row['variant'] ?? '' }))
    : []
  const areas = existsSync(areaFile) ? readRows(areaFile) : []
  const skeletons = new Map<string, Set<string>>()
  for (const { code, variant } of aliases) {
    const skeleton = normalizePlaceName(variant)
    skeletons.set(skeleton, (skeletons.get(skeleton) ?? new Set()).add(code))
  }
  const found = (query: string): string[] => {
    const skeleton = normalizePlaceName(query)
    const exact = [...(skeletons.get(skeleton) ?? [])]
    const longer = [...skeletons].filter(([each]) => each.startsWith(skeleton)).flatMap(([, codes]) => [...codes])
    return [...new Set([...exact, ...longer])].slice(0, 3)
  }

  test('every one of the 587 spellings finds its place among the first three, also as people type it', () => {
    expect(aliases).toHaveLength(587)
    const typed: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
      (text) =>
        text
          .replaceAll('ғ', 'г')
          .replaceAll('ӣ', 'и')
          .replaceAll('қ', 'к')
          .replaceAll('ӯ', 'у')
          .replaceAll('ҳ', 'х')
          .replaceAll('ҷ', 'ч')
          .replaceAll('Ҷ', 'Ч')
          .replaceAll('Ҳ', 'Х')
          .replaceAll('Қ', 'К')
          .replaceAll('Ғ', 'Г'),
      (text) => text.replaceAll('ҷ', 'дж').replaceAll('Ҷ', 'Дж').replaceAll('ъ', '').replaceAll('ё', 'е'),
      (text) => text.replaceAll('ҷ', 'ж').replaceAll('Ҷ', 'Ж').replaceAll("'", ''),
    ]
    const lost = typed.flatMap((type) => aliases.filter(({ code, variant }) => !found(type(variant)).includes(code)))
    expect(lost).toEqual([])
  })

  test('Tajik and English short names of every place below the country meet, but for two abbreviations', () => {
    const apart = areas.filter(
      (row) => normalizePlaceName(row['short_name_tg'] ?? '') !== normalizePlaceName(row['short_name_en'] ?? ''),
    )
    expect(areas).toHaveLength(74)
    expect(apart.map((row) => row['code'])).toEqual(['TJ-GB', 'TJ-RA'])
  })

  test('no two places fall together but those that people do call alike', () => {
    const shared = [...skeletons]
      .filter(([, codes]) => codes.size > 1)
      .map(([skeleton, codes]) => [skeleton, [...codes].sort()])
    expect(shared.sort()).toEqual([
      ['бахтар', ['TJ-KT-01', 'TJ-KT-06']],
      ['ленинабад', ['TJ-SU', 'TJ-SU-01']],
    ])
  })
})
