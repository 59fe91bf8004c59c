import { beforeAll, describe, expect, it } from 'vitest'
import '../../modules.ts'
import '../../schema.ts'
import { foldWords } from '@hamkori/schema/search-words'
import { anonymous } from '../../platform/viewer.ts'
import { pool } from '../../platform/db.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerPool } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { registered, sent } from '../shortcomings/testing/findings.ts'
import { adopted, submitted } from '../proposals/testing/proposals.ts'

let stage: RecordFixture
let road: { reference: string }
let proposed: { reference: string }
let dark: { reference: string }
beforeAll(async () => {
  stage = await setUpRecordFixture()
  const words = {
    title: { original: 'tg' as const, tg: 'Роҳи мактаб чароғ надорад', ru: 'На дороге к школе нет освещения' },
    detail: { original: 'tg' as const, tg: 'Дар кӯчаи Ҳофиз шаб торик аст. Ҷой хатарнок.' },
  }
  dark = await sent(stage, '2026-03-04', { title: { original: 'tg', tg: 'Гузаргоҳи торик' } })
  road = await sent(stage, '2026-03-05', words)
  await registered(stage, '2026-03-06', words)
  proposed = await submitted(stage, '2026-03-07', { title: { original: 'tg', tg: 'Чароғ дар роҳи мактаб' } })
  await adopted(stage, '2026-03-08', { title: { original: 'tg', tg: 'Чароғи роҳи мактаб, лоиҳа' } })
})

interface Answer {
  readonly records: {
    readonly type: string
    readonly reference: string
    readonly passage: { readonly text: string } | null
  }[]
  readonly total: number | null
  readonly isMore: boolean
}
const find = async (text: string, filter = '', language = 'tg') => {
  const { data, errors } = await graphqlAs(
    anonymous,
    `query ($text: String!) { searchRecords(text: $text${filter}) { total isMore records {
      type reference day title { original } passage(language: ${language}) { language text } council { slug } } } }`,
    { text },
  )
  expect(errors).toBeUndefined()
  return (data as { searchRecords: Answer }).searchRecords
}
const numbers = async (text: string, filter = '') =>
  (await find(text, filter)).records.map(({ reference }) => reference)

describe('finding records by their words', () => {
  it('finds public records of every kind, the newest first, and no draft', async () => {
    expect(await numbers('чароғ мактаб')).toEqual([proposed.reference, road.reference])
    const found = await find('чароғ мактаб')
    expect(found).toMatchObject({ total: 2, isMore: false })
    expect(found.records[1]).toEqual({
      type: 'Shortcoming',
      reference: road.reference,
      day: '2026-03-05',
      title: { original: 'tg' },
      passage: null,
      council: { slug: expect.any(String) },
    })
  })

  it.each([
    ['other letters of a keyboard', 'чарог рохи мактаб'],
    ['Latin letters', 'charogh maktab'],
    ['capitals', 'РОҲИ МАКТАБ ЧАРОҒ'],
    ['another language', 'освещение дороги'],
    ['another ending', 'чароғҳои мактабҳо'],
    ['words of the text', 'хофиз торик'],
    ['any order', 'надорад чароғ роҳи'],
    ['letters and marks of their own', 'кӯчаи кучаи'],
    ['signs around', '  «роҳи, мактаб!» надорад '],
  ])('finds by %s', async (_how, text) => {
    expect(await numbers(text)).toContain(road.reference)
  })

  it.each([
    ['a word that is not there', 'чароғ мактаб электрикӣ'],
    ['nothing', ' '],
    ['letters alone', 'а б'],
    ['the language of queries', '&|!():* <->'],
    ['a quote', "'; drop table shortcoming; --"],
  ])('finds nothing by %s', async (_what, text) => {
    expect(await numbers(text)).toEqual([])
  })

  it('puts what has the words in its title before what is newer and has them in its text', async () => {
    expect(await numbers('торик')).toEqual([dark.reference, road.reference])
    expect(await numbers('хатарнок')).toEqual([road.reference])
  })

  it('shows where the text has the words, in the language that is wished for where it has them', async () => {
    const [record] = (await find('хатарнок', '', 'ru')).records
    expect(record?.passage).toEqual({ language: 'tg', text: 'Дар кӯчаи Ҳофиз шаб торик аст. Ҷой хатарнок.' })
  })

  it.each([
    ['a kind', ', type: "Proposal"', () => [proposed.reference]],
    ['a kind that there is not', ', type: "Person"', () => []],
    ['a place and what is below it', ', areaCode: "TJ-SU"', () => [proposed.reference, road.reference]],
    ['a place without one', ', areaCode: "TJ-KT"', () => []],
    ['a place that there is not', ', areaCode: "TJ-XX"', () => []],
    ['a year', ', year: 2026', () => [proposed.reference, road.reference]],
    ['another year', ', year: 2025', () => []],
    ['a page after the last', ', page: 2', () => []],
    ['a page that there is not', ', page: -1', () => []],
  ])('narrows to %s', async (_what, filter, expected) => {
    expect(await numbers('чароғ мактаб', filter)).toEqual(expected())
  })

  it('goes on from page to page', async () => {
    const title = { original: 'tg' as const, tg: 'Симчӯби кӯҳна' }
    for (let at = 0; at < 11; at += 1) await sent(stage, '2026-03-09', { title })
    const [first, second] = [await find('симчӯб'), await find('симчӯб', ', page: 2')]
    expect([first.total, first.records.length, first.isMore]).toEqual([11, 10, true])
    expect([second.total, second.records.length, second.isMore]).toEqual([11, 1, false])
    const all = [...first.records, ...second.records].map(({ reference }) => reference)
    expect(new Set(all).size).toBe(11)
  })
})

it('the database folds letters as the words that are typed are folded', async () => {
  const letters = Array.from({ length: 0x530 }, (_, code) => String.fromCodePoint(code)).filter((letter) =>
    /[\p{Script=Cyrillic}a-zA-Z0-9’ʼ']/u.test(letter),
  )
  const known = letters.filter((letter) => /[А-Яа-яЁёҒғӢӣҚқӮӯҲҳҶҷA-Za-z0-9’ʼ']/u.test(letter)).join('')
  const { rows } = await pool.query<{ folded: string }>('SELECT fold_words($1) AS folded', [known])
  expect(rows[0]?.folded).toBe(foldWords(known))
})

it('finds the newest where more than are counted have the words', { timeout: 60_000 }, async () => {
  await ownerPool.query(
    `INSERT INTO activity (id, code, kind, started_on, original, title_tg, source_codes)
       SELECT gen_random_uuid(), 'lot-' || g, 'visit', to_char(date '2026-01-01' - g, 'YYYY-MM-DD'), 'tg', 'Гардиши маҳалла ' || g, '{}'
       FROM generate_series(1, 3100) g`,
  )
  const found = await find('гардиш')
  expect(found).toMatchObject({ total: null, isMore: true })
  expect(found.records.slice(0, 3).map(({ reference }) => reference)).toEqual(['lot-1', 'lot-2', 'lot-3'])
  expect(await find('гардиш', ', year: 2024')).toMatchObject({ total: 366 })
})
