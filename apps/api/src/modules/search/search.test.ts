import { beforeAll, describe, expect, it } from 'vitest'
import '../../modules.ts'
import '../../schema.ts'
import { anonymous } from '../../platform/viewer.ts'
import { wordsIn } from '../../platform/record-search.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { registered, sent } from '../shortcomings/testing/findings.ts'
import { adopted, submitted } from '../proposals/testing/proposals.ts'

let stage: RecordFixture
let road: { reference: string }
let proposed: { reference: string }
beforeAll(async () => {
  stage = await setUpRecordFixture()
  const words = {
    title: { original: 'tg' as const, tg: 'Роҳи мактаб чароғ надорад', ru: 'На дороге к школе нет освещения' },
    detail: { original: 'tg' as const, tg: 'Дар кӯчаи Ҳофиз шаб торик аст. Ҷой хатарнок.' },
  }
  road = await sent(stage, '2026-03-05', words)
  await registered(stage, '2026-03-06', words)
  proposed = await submitted(stage, '2026-03-07', { title: { original: 'tg', tg: 'Чароғ дар роҳи мактаб' } })
  await adopted(stage, '2026-03-08', { title: { original: 'tg', tg: 'Чароғи роҳи мактаб, лоиҳа' } })
})

const find = async (text: string) => {
  const { data } = await graphqlAs(
    anonymous,
    'query ($text: String!) { searchRecords(text: $text) { type reference day title { original } council { slug } } }',
    { text },
  )
  return data as { searchRecords: { type: string; reference: string; day: string }[] }
}
const numbers = async (text: string) => (await find(text)).searchRecords.map(({ reference }) => reference)

describe('finding records by their words', () => {
  it('finds public records of every kind, the newest first, and no draft', async () => {
    expect(await numbers('чароғ мактаб')).toEqual([proposed.reference, road.reference])
    expect((await find('чароғ мактаб')).searchRecords[1]).toEqual({
      type: 'Shortcoming',
      reference: road.reference,
      day: '2026-03-05',
      title: { original: 'tg' },
      council: { slug: expect.any(String) },
    })
  })

  it.each([
    ['other letters of a keyboard', 'чарог рохи мактаб'],
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

  it('counts the first characters and words of a long text alone', () => {
    expect(wordsIn('сад '.repeat(500))?.split(' & ')).toHaveLength(6)
    expect(wordsIn('а'.repeat(5000))).toHaveLength(80 - 3 + ':*'.length)
  })
})
