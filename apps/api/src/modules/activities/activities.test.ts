import { beforeAll, expect, test } from 'vitest'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { council } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import { importActivity } from './index.ts'

const system = { kind: 'system', name: 'test' } as const
let body: { id: string; slug: string }

beforeAll(async () => {
  const map = await places()
  await db.source.create({ data: { code: 'S4', title: 'A report', issues: [] } })
  body = await council(map.khujandDepartmentId, map.khujandId, 'khujand')
})

test('activities come latest first, of the country or of a place and all below it', async () => {
  const base = {
    kind: 'roundTable' as const,
    titleEn: 'Round table',
    participants: ['Council'],
    topics: ['Trust'],
    shortcomings: [],
    proposals: [],
    sourceCodes: ['S4'],
  }
  await importActivity(system, { ...base, code: 'a-2019', startedOn: '2019', areaCode: 'TJ-KT-01' })
  await importActivity(system, { ...base, code: 'a-2019-05', startedOn: '2019-05', areaCode: 'TJ-SU' })
  await importActivity(system, {
    ...base,
    code: 'a-2019-05-20',
    startedOn: '2019-05-20',
    areaCode: 'TJ-SU-01',
    councilId: body.id,
    titleTg: 'Мизи мудаввар',
    attendance: 40,
  })
  const document = `query Activities($areaCode: String, $after: String) { activities(first: 2, after: $after, areaCode: $areaCode) {
    edges { node { code area { code } council { slug } title { tg en original } attendance sources { code } } } pageInfo { endCursor hasNextPage } } }`
  const codes = (answer: { data: { activities: { edges: { node: { code: string } }[] } } }) =>
    answer.data.activities.edges.map(({ node }) => node.code)
  const first = await graphqlAs(anonymous, document)
  expect(codes(first)).toEqual(['a-2019-05-20', 'a-2019-05'])
  expect(first.data.activities.edges[0].node).toEqual({
    code: 'a-2019-05-20',
    area: { code: 'TJ-SU-01' },
    council: { slug: 'khujand' },
    title: { tg: 'Мизи мудаввар', en: 'Round table', original: 'en' },
    attendance: 40,
    sources: [{ code: 'S4' }],
  })
  expect(codes(await graphqlAs(anonymous, document, { after: first.data.activities.pageInfo.endCursor }))).toEqual([
    'a-2019',
  ])
  expect(codes(await graphqlAs(anonymous, document, { areaCode: 'tj-su' }))).toEqual(['a-2019-05-20', 'a-2019-05'])
  expect(codes(await graphqlAs(anonymous, document, { areaCode: 'TJ-KT' }))).toEqual(['a-2019'])
  expect(codes(await graphqlAs(anonymous, document, { areaCode: "%' OR 1=1" }))).toEqual([])
  const own = await graphqlAs(anonymous, '{ council(slug: "khujand") { activities { code } } }')
  expect(own.data.council.activities).toEqual([{ code: 'a-2019-05-20' }])
})
