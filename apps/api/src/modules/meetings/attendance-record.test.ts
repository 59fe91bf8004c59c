import { beforeAll, expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import './index.ts'
import './attendance-record.graphql.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

it('says how the meetings with public minutes were attended, and of no others', async () => {
  const attendance = async () =>
    (await graphqlAs(stage.secretary, `{ council(slug: "khujand") { attendance { meetings present seats } } }`)).data
      .council.attendance
  expect(await attendance()).toEqual({ meetings: 1, present: 4, seats: 5 })
  const { id, ...known } = await ownerDb.meeting.findUniqueOrThrow({ where: { id: stage.khujandMeeting.id } })
  const signed = { secretarySignedAt: null, chairSignedAt: null, publishedAt: null }
  await ownerDb.meeting.create({
    data: {
      ...known,
      ...signed,
      reference: 'JLS-TJ-2026-09999',
      state: 'minutesDrafted',
      idempotencyKey: null,
      contentHash: null,
    },
  })
  expect(await attendance(), `a draft beside ${id}`).toEqual({ meetings: 1, present: 4, seats: 5 })
  await ownerDb.meeting.create({
    data: { ...known, reference: 'JLS-TJ-2026-09998', presentCount: 2, idempotencyKey: null, contentHash: null },
  })
  expect(await attendance()).toEqual({ meetings: 2, present: 6, seats: 10 })
  const { data } = await graphqlAs(
    anonymous,
    `{ councils(first: 5) { edges { node { slug attendance { meetings } } } } }`,
  )
  expect(data.councils.edges.map(({ node }: { node: { attendance: unknown } }) => node.attendance)).toContainEqual({
    meetings: 2,
  })
})
