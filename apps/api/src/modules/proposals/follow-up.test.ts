import { beforeAll, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor, Viewer } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { noonOf } from '../shortcomings/testing/findings.ts'
import { acknowledgeProposal, answerProposal, followUpProposal } from './index.ts'
import { acceptance, acknowledged, submitted } from './testing/proposals.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Act = Parameters<typeof followUpProposal>[1]
async function follow(actor: Actor, day: string, caseId: string, verb: Act['verb'], parts: Partial<Act> = {}) {
  const { version } = await db.proposal.findUniqueOrThrow({ where: { id: caseId }, select: { version: true } })
  const act: Act = {
    idempotencyKey: crypto.randomUUID(),
    caseId,
    version,
    verb,
    language: 'tg',
    text: 'Матн.',
    ...parts,
  }
  return atMoment(noonOf(day), () => followUpProposal(actor, act))
}
const answerOn = (day: string, actor: Actor, id: string, changes = {}) =>
  atMoment(noonOf(day), () => answerProposal(actor, acceptance(id, changes)))
const record = `query ($reference: String!) { proposal(reference: $reference) {
  state viewerMay endedOn verifiedOn responsibleDepartment { code } answer { dueOn state } action { dueOn state metOn }
  responses { version outcome } followUps { verb } earlierClocks { department { code } answeredOn } } }`
async function show(viewer: Viewer, reference: string, day: string) {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, record, { reference }))
  expect(answer.errors).toBeUndefined()
  return answer.data.proposal
}

it('is declined, escalated, accepted above, reported, found done in part, planned anew, reported and verified', async () => {
  const { id, reference } = await acknowledged(stage, '2026-03-05')
  const declining = { outcome: 'declined', ground: 'noFunds', ownerOffice: undefined, dueOn: undefined }
  await answerOn('2026-03-20', stage.officer, id, declining)
  expect((await show(stage.chair, reference, '2026-03-21')).viewerMay).toEqual(['escalate', 'withdraw', 'merge'])
  await follow(stage.chair, '2026-03-30', id, 'escalate')
  expect(await show(stage.superiorOfficer, reference, '2026-03-30')).toMatchObject({
    state: 'escalated',
    responsibleDepartment: { code: 'MIA-SU' },
    viewerMay: ['acknowledge', 'answer'],
    answer: { dueOn: '2026-04-29', state: 'running' },
    earlierClocks: [{ department: { code: 'MIA-SU-01' }, answeredOn: '2026-03-20' }],
  })
  await expect(answerOn('2026-04-01', stage.officer, id, { supersedesVersion: 1 })).rejects.toBeInstanceOf(
    ForbiddenError,
  )
  await atMoment(noonOf('2026-04-01'), () => acknowledgeProposal(stage.superiorOfficer, { proposalId: id }))
  await answerOn('2026-04-10', stage.superiorOfficer, id, { supersedesVersion: 1, dueOn: '2026-06-01' })
  await follow(stage.superiorOfficer, '2026-05-20', id, 'reportImplemented', { evidence: 'Фармоиш.' })
  await follow(stage.secretary, '2026-05-25', id, 'confirmPartlyImplemented')
  await follow(stage.superiorOfficer, '2026-05-26', id, 'startImplementation', { dueOn: '2026-07-01' })
  await follow(stage.superiorOfficer, '2026-06-01', id, 'startImplementation', { dueOn: '2026-08-01' })
  await follow(stage.superiorOfficer, '2026-07-20', id, 'reportImplemented', { evidence: 'Акс.' })
  await follow(stage.secretary, '2026-07-25', id, 'confirmImplemented')
  expect(await show(anonymous, reference, '2026-07-26')).toMatchObject({
    state: 'verified',
    endedOn: '2026-07-25',
    verifiedOn: '2026-07-25',
    action: { dueOn: '2026-08-01', state: 'met', metOn: '2026-07-20' },
    responses: [
      { version: 2, outcome: 'accepted' },
      { version: 1, outcome: 'declined' },
    ],
  })
  const { transitions, audit } = await traceOf(id)
  expect(audit).toHaveLength(transitions.length)
})

it('is taken back while it waits, and not once it was verified', async () => {
  const { id, reference } = await submitted(stage, '2026-03-05')
  await expect(follow(stage.member, '2026-03-06', id, 'withdraw')).rejects.toBeInstanceOf(ForbiddenError)
  await follow(stage.secretary, '2026-03-06', id, 'withdraw')
  await expect(follow(stage.secretary, '2026-03-07', id, 'withdraw')).rejects.toBeInstanceOf(ConflictError)
  expect(await show(stage.secretary, reference, '2026-03-07')).toMatchObject({ state: 'withdrawn', viewerMay: [] })
})
