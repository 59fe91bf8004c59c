import { beforeAll, describe, expect, it } from 'vitest'
import '../../modules.ts'
import '../../schema.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { submitted } from '../proposals/testing/proposals.ts'
import { registered, sent } from './testing/findings.ts'

let stage: RecordFixture
let lamp: { reference: string }
let newer: { reference: string }
beforeAll(async () => {
  stage = await setUpRecordFixture()
  const title = { original: 'tg' as const, tg: 'Роҳи мактаби №5 чароғ надорад', ru: 'На дороге к школе нет освещения' }
  lamp = await sent(stage, '2026-03-05', { title })
  newer = await sent(stage, '2026-03-06', { title: { original: 'tg', tg: 'Назди мактаб чароғҳо намесӯзанд' } })
  await sent(stage, '2026-03-07', { title: { original: 'tg', tg: 'Қабули шаҳрвандон дер сар мешавад' } })
  // Not sent yet: only its council knows of it.
  await registered(stage, '2026-03-08', { title })
  await submitted(stage, '2026-03-07', { title: { original: 'tg', tg: 'Роҳи мактабро бо чароғ равшан кардан' } })
})

async function similar(title: string, council = 'khujand', field = 'similarShortcomings'): Promise<string[]> {
  const { data } = await graphqlAs(
    anonymous,
    `query ($slug: String!, $title: String!) { council(slug: $slug) { found: ${field}(title: $title) { reference } } }`,
    { slug: council, title },
  )
  const found = (data as { council: { found: { reference: string }[] } }).council.found
  return found.map(({ reference }) => reference)
}

describe('what is like a shortcoming that is about to be registered', () => {
  it('is found by most of its words, the likest first, and is public', async () => {
    expect(await similar('Дар роҳи мактаб чароғ нест')).toEqual([lamp.reference, newer.reference])
  })

  it.each([
    ['letters of another keyboard and capitals', 'ЧАРОГ ДАР РОХИ МАКТАБ'],
    ['another language', 'Освещение дороги возле школы'],
    ['other endings', 'чароғҳои роҳҳои мактабҳо'],
  ])('is found by %s', async (_how, title) => {
    expect(await similar(title)).toContain(lamp.reference)
  })

  it.each([
    ['fewer than half of the words', 'Чароғи сардори шуъба: навбатдорон телефонро намебардоранд'],
    ['short words alone', 'дар аз ба'],
    ['nothing', ''],
    ['the language of queries', "&|!():* <-> '; drop table shortcoming; --"],
  ])('is not found by %s', async (_what, title) => {
    expect(await similar(title)).toEqual([])
  })

  it('is of the same council or department, and of the same kind', async () => {
    expect(await similar('Дар роҳи мактаб чароғ нест', 'bokhtar')).toEqual([])
    const proposals = await similar('Дар роҳи мактаб чароғ нест', 'khujand', 'similarProposals')
    expect(proposals).toEqual([expect.stringMatching(/^PSH-/)])
  })

  it('is five at most', async () => {
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16'])
      await sent(stage, day, { title: { original: 'tg', tg: 'Роҳи мактаб чароғ надорад' } })
    expect(await similar('Роҳи мактаб чароғ надорад')).toHaveLength(5)
  })
})
