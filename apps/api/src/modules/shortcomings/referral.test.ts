import { beforeAll, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment } from '../../platform/clock.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { anonymous } from '../../platform/viewer.ts'
import { acknowledgeShortcoming, answerShortcoming } from './index.ts'
import { acknowledged, confirmation, noonOf, registered } from './testing/findings.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const document = `query ($reference: String!) { shortcoming(reference: $reference) {
  department { code } responsibleDepartment { code } responsibleSince
  answer { state daysLeft } transitions { verb department { code } } } }`

const readAs = async (viewer: Parameters<typeof graphqlAs>[0], day: string, reference: string) => {
  const { data, errors } = await atMoment(noonOf(day), () => graphqlAs(viewer, document, { reference }))
  expect(errors).toBeUndefined()
  return data.shortcoming
}

it('says who has a finding, since when, and which department took each step', async () => {
  const draft = await registered(stage, '2026-03-02')
  expect(await readAs(stage.secretary, '2026-03-02', draft.reference)).toMatchObject({
    responsibleDepartment: { code: 'MIA-SU-01' },
    responsibleSince: null,
  })

  const { id, reference } = await acknowledged(stage, '2026-03-04')
  expect(await readAs(anonymous, '2026-03-05', reference)).toMatchObject({
    responsibleDepartment: { code: 'MIA-SU-01' },
    responsibleSince: '2026-03-04',
  })

  await atMoment(noonOf('2026-03-09'), () =>
    answerShortcoming(
      stage.officer,
      confirmation(id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }),
    ),
  )
  await atMoment(noonOf('2026-03-11'), () => acknowledgeShortcoming(stage.siblingOfficer, { shortcomingId: id }))
  const receiver = { code: 'MIA-SU-02' }
  expect(await readAs(anonymous, '2026-03-25', reference)).toEqual({
    department: { code: 'MIA-SU-01' },
    responsibleDepartment: receiver,
    responsibleSince: '2026-03-09',
    answer: { state: 'overdue', daysLeft: -6 },
    transitions: [
      { verb: 'register', department: null },
      { verb: 'send', department: null },
      { verb: 'acknowledge', department: { code: 'MIA-SU-01' } },
      { verb: 'answer', department: { code: 'MIA-SU-01' } },
      { verb: 'acknowledge', department: receiver },
    ],
  })
})
