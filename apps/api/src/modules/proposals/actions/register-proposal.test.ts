import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { proposalOf } from '../testing/proposals.ts'
import { registerProposal } from './register-proposal.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const issuesOf = async (changes: Record<string, unknown>): Promise<string[]> => {
  const input = { ...proposalOf(stage), ...changes } as Parameters<typeof registerProposal>[1]
  const failure = await registerProposal(stage.secretary, input).catch((error: unknown) => error)
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
}

describe('registering a proposal', () => {
  it('refuses everybody but the chair, deputy chair and secretary of that council', async () => {
    const { member, otherSecretary, officer, superiorOfficer, administrator, coordinator, nobody } = stage
    for (const actor of [
      member,
      otherSecretary,
      officer,
      superiorOfficer,
      administrator,
      coordinator,
      nobody,
      anonymous,
    ]) {
      await expect(registerProposal(actor, proposalOf(stage))).rejects.toBeInstanceOf(ForbiddenError)
    }
    expect(await db.proposal.count()).toBe(0)
  })

  it.each([
    ['neither a decision nor a note', { decisionId: null }, ['decisionId: required']],
    ['a note of blanks', { decisionId: null, note: ' \n ' }, ['decisionId: required']],
    ['a note of 1001 letters', { note: 'ҷ'.repeat(1001) }, ['note: too_long']],
    ['a NUL', { title: { original: 'tg', tg: 'a\u0000b' } }, ['title.tg: control_character']],
    ['a lone surrogate', { detail: { original: 'tg', tg: '\udfff' } }, ['detail.tg: broken_character']],
    ['an unknown topic', { topic: 'weather' }, ['topic: not_one_of']],
    ['two originals', { detail: { original: 'ru', ru: 'Текст' } }, ['detail.original: not_one_of']],
    ['an unknown decision', { decisionId: '019a0000-0000-7000-8000-000000000000' }, ['decisionId: unknown_record']],
    [
      'an unknown department',
      { departmentId: '019a0000-0000-7000-8000-000000000000' },
      ['departmentId: unknown_record'],
    ],
  ])('refuses %s at its field', async (_what, changes, issues) => {
    expect(await issuesOf(changes)).toEqual(issues)
  })

  it('refuses a decision of another council, of another meeting, and one that does not bind', async () => {
    expect(await issuesOf({ decisionId: stage.bokhtarMeeting.decisionId })).toEqual(['decisionId: unknown_record'])
    expect(await issuesOf({ meetingId: stage.bokhtarMeeting.id })).toEqual([
      'meetingId: unknown_record',
      'decisionId: unknown_record',
    ])
    expect(await issuesOf({ decisionId: stage.khujandMeeting.unboundDecisionId })).toEqual([
      'decisionId: not_applicable_here',
    ])
    expect(await db.proposal.count()).toBe(0)
  })

  it('gives the number of the region and year, the state adopted, one step and one audit entry', async () => {
    const proposal = await atMoment(new Date('2026-03-05T07:00:00Z'), () =>
      registerProposal(stage.chair, proposalOf(stage)),
    )
    expect(proposal).toMatchObject({
      reference: 'PSH-SU-2026-00001',
      state: 'adopted',
      topic: 'information',
      meetingId: stage.khujandMeeting.id,
      decisionId: stage.khujandMeeting.decisionId,
      registeredOn: new Date('2026-03-05'),
      sentOn: null,
      publishedAt: null,
      responseCount: 0,
    })
    expect(await traceOf(proposal.id)).toEqual({
      transitions: ['- register adopted (chair)'],
      audit: ['proposal:register (chair)'],
    })
  })

  it('keeps the note on how it was adopted in the public history', async () => {
    const { id } = await registerProposal(
      stage.secretary,
      proposalOf(stage, { decisionId: null, note: 'Бо овоздиҳии хаттӣ, 4 тараф.' }),
    )
    expect(await db.transition.findMany({ where: { recordId: id } })).toMatchObject([
      { verb: 'register', reason: 'Бо овоздиҳии хаттӣ, 4 тараф.' },
    ])
  })

  it('stores once what was sent with the same key, and refuses other content', async () => {
    const input = proposalOf(stage)
    const made = await Promise.all([1, 2, 3].map(() => registerProposal(stage.secretary, input)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    await expect(registerProposal(stage.secretary, { ...input, note: 'x' })).rejects.toBeInstanceOf(ConflictError)
    await expect(registerProposal(stage.secretary, { ...input, topic: 'youth' })).rejects.toBeInstanceOf(ConflictError)
    expect((await traceOf(made[0]!.id)).audit).toHaveLength(1)
  })

  it('gives twenty at once twenty numbers without a gap', async () => {
    const at = new Date('2027-02-01T06:00:00Z')
    const made = await Promise.all(
      Array.from({ length: 20 }, () => atMoment(at, () => registerProposal(stage.secretary, proposalOf(stage)))),
    )
    const expected = Array.from({ length: 20 }, (_, index) => `PSH-SU-2027-${String(index + 1).padStart(5, '0')}`)
    expect(made.map(({ reference }) => reference).sort()).toEqual(expected)
  })
})
