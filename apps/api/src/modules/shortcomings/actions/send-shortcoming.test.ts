import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { acknowledged, noonOf, registered, sent } from '../testing/findings.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { acknowledgeShortcoming } from './acknowledge-shortcoming.ts'
import { sendShortcoming } from './send-shortcoming.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const countOf = async () => {
  const tally = await db.shortcomingTally.findMany({ where: { councilId: stage.khujandCouncilId } })
  return tally.map(({ published }) => published)
}

describe('sending a shortcoming', () => {
  it('does not tell outsiders that it is there', async () => {
    const { id } = await registered(stage, '2026-03-05')
    for (const actor of [
      stage.otherSecretary,
      stage.officer,
      stage.superiorOfficer,
      stage.administrator,
      stage.nobody,
      anonymous,
    ]) {
      await expect(sendShortcoming(actor, { shortcomingId: id })).rejects.toBeInstanceOf(NotFoundError)
      await expect(sendShortcoming(actor, { shortcomingId: crypto.randomUUID() })).rejects.toBeInstanceOf(NotFoundError)
    }
    await expect(sendShortcoming(stage.member, { shortcomingId: id })).rejects.toBeInstanceOf(ForbiddenError)
    await expect(sendShortcoming(stage.secretary, { shortcomingId: 'x' })).rejects.toBeInstanceOf(InvalidInputError)
    expect((await traceOf(id)).transitions).toHaveLength(1)
    expect(await countOf()).toEqual([])
  })

  it('starts the response clock, makes it public and counts it', async () => {
    const { id } = await registered(stage, '2026-03-03')
    // Sent on Thursday 5 March. Three working days: 6, then 10 and 11 (8 March is a Sunday, the holiday moves to Monday).
    // Fifteen days end on 20 March, the last day before Navruz.
    await atMoment(noonOf('2026-03-05'), () => sendShortcoming(stage.chair, { shortcomingId: id }))
    expect(await db.shortcoming.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'sent',
      registeredOn: new Date('2026-03-03'),
      sentOn: new Date('2026-03-05'),
      acknowledgeDueOn: new Date('2026-03-11'),
      answerDueOn: new Date('2026-03-20'),
      publishedAt: noonOf('2026-03-05'),
      acknowledgedOn: null,
      answeredOn: null,
    })
    expect(await traceOf(id)).toEqual({
      transitions: ['- register registered (secretary)', 'registered send sent (chair)'],
      audit: ['shortcoming:register (secretary)', 'shortcoming:send (chair)'],
    })
    expect(await countOf()).toEqual([1])
  })

  it('lets one of two win and leaves nothing of the other', async () => {
    const { id } = await registered(stage, '2026-03-05')
    const before = await countOf()
    const both = await Promise.allSettled([
      sendShortcoming(stage.secretary, { shortcomingId: id }),
      sendShortcoming(stage.chair, { shortcomingId: id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(ConflictError)
    const trace = await traceOf(id)
    expect([trace.transitions.length, trace.audit.length]).toEqual([2, 2])
    expect(await countOf()).toEqual([before[0]! + 1])
    await expect(sendShortcoming(stage.secretary, { shortcomingId: id })).rejects.toBeInstanceOf(ConflictError)
  })
})

describe('acknowledging a shortcoming', () => {
  it('refuses everybody but an officer of that department or one above it', async () => {
    const { id } = await sent(stage, '2026-03-05')
    const { siblingOfficer, otherOfficer, secretary, otherSecretary, member, administrator, coordinator, nobody } =
      stage
    for (const actor of [
      siblingOfficer,
      otherOfficer,
      secretary,
      otherSecretary,
      member,
      administrator,
      coordinator,
      nobody,
      anonymous,
    ]) {
      await expect(acknowledgeShortcoming(actor, { shortcomingId: id })).rejects.toBeInstanceOf(ForbiddenError)
    }
    await expect(acknowledgeShortcoming(stage.officer, { shortcomingId: crypto.randomUUID() })).rejects.toBeInstanceOf(
      NotFoundError,
    )
    expect((await traceOf(id)).transitions).toHaveLength(2)
  })

  it('does not tell an officer of what has not been sent', async () => {
    const { id } = await registered(stage, '2026-03-05')
    await expect(acknowledgeShortcoming(stage.officer, { shortcomingId: id })).rejects.toBeInstanceOf(NotFoundError)
  })

  it('notes the day, one step and one audit entry', async () => {
    const { id } = await sent(stage, '2026-03-05')
    await atMoment(noonOf('2026-03-06'), () => acknowledgeShortcoming(stage.officer, { shortcomingId: id }))
    expect(await db.shortcoming.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'acknowledged',
      acknowledgedOn: new Date('2026-03-06'),
    })
    const trace = await traceOf(id)
    expect(trace.transitions[2]).toBe('sent acknowledge acknowledged (officer)')
    expect(trace.audit[2]).toBe('shortcoming:acknowledge (officer)')
    await expect(acknowledgeShortcoming(stage.officer, { shortcomingId: id })).rejects.toBeInstanceOf(ConflictError)
  })

  it('lets an officer of the department above do it, and one of two win', async () => {
    const { id } = await sent(stage, '2026-03-05')
    const both = await Promise.allSettled([
      acknowledgeShortcoming(stage.superiorOfficer, { shortcomingId: id }),
      acknowledgeShortcoming(stage.officer, { shortcomingId: id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await traceOf(id)).audit).toHaveLength(3)
  })

  it('cannot be sent back', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    await expect(sendShortcoming(stage.secretary, { shortcomingId: id })).rejects.toBeInstanceOf(ConflictError)
  })
})
