import { beforeAll, describe, expect, it } from 'vitest'
import { db } from './platform/db.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import './schema.ts'
import { registered, sent } from './modules/shortcomings/testing/findings.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const entries = () =>
  db.auditEntry.findMany({
    where: { refused: true },
    select: { actorId: true, action: true, subjectType: true, subjectId: true, payload: true },
  })

async function newEntries(viewer: Viewer, act: string, id: string) {
  const before = (await entries()).length
  const { data } = await graphqlAs(
    viewer,
    `mutation ($id: ID!) { a: ${act}(input: { shortcomingId: $id }) { __typename } }`,
    { id: globalId('Shortcoming', id) },
  )
  return { answer: data.a.__typename as string, left: (await entries()).slice(before) }
}

describe('a refused act', () => {
  it('of a signed-in person leaves one entry: who, which permission, which record, which act', async () => {
    const { id } = await sent(stage, '2026-03-02')
    expect(await newEntries(stage.secretary, 'acknowledgeShortcoming', id)).toEqual({
      answer: 'ForbiddenError',
      left: [
        {
          actorId: stage.secretary.personId,
          action: 'shortcoming:acknowledge',
          subjectType: 'Shortcoming',
          subjectId: id,
          payload: { mutation: 'acknowledgeShortcoming' },
        },
      ],
    })
  })

  it('of somebody who is not signed in leaves none', async () => {
    const { id } = await sent(stage, '2026-03-02')
    expect(await newEntries(anonymous, 'acknowledgeShortcoming', id)).toEqual({ answer: 'ForbiddenError', left: [] })
  })

  it('leaves none for a record that the person may not know of: it looks as if it were not there', async () => {
    const { id } = await registered(stage, '2026-03-02')
    expect(await newEntries(stage.otherSecretary, 'sendShortcoming', id)).toEqual({ answer: 'NotFoundError', left: [] })
  })
})
