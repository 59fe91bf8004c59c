import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { noonOf } from '../../shortcomings/testing/findings.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { acceptance, acknowledged, adopted, submitted, withoutAcceptance } from '../testing/proposals.ts'
import { acknowledgeProposal } from './acknowledge-proposal.ts'
import { answerProposal } from './answer-proposal.ts'
import { submitProposal } from './submit-proposal.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Input = Parameters<typeof answerProposal>[1]
const day = '2026-03-10'
const answerOn = (on: string, input: Input, actor = stage.officer) =>
  atMoment(noonOf(on), () => answerProposal(actor, input))
const recordOf = (id: string) => db.proposal.findUniqueOrThrow({ where: { id } })
const issuesOf = async (input: unknown): Promise<string[]> => {
  const failure = await answerOn(day, input as Input).catch((error: unknown) => error)
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
}

describe('submitting and acknowledging a proposal', () => {
  it('does not tell outsiders that it is there, and refuses the council its plain members', async () => {
    const { id } = await adopted(stage, '2026-03-05')
    for (const actor of [stage.otherSecretary, stage.officer, stage.superiorOfficer, stage.nobody, anonymous]) {
      await expect(submitProposal(actor, { proposalId: id })).rejects.toBeInstanceOf(NotFoundError)
      await expect(acknowledgeProposal(actor, { proposalId: id })).rejects.toBeInstanceOf(NotFoundError)
    }
    await expect(submitProposal(stage.member, { proposalId: id })).rejects.toBeInstanceOf(ForbiddenError)
    await expect(submitProposal(stage.secretary, { proposalId: crypto.randomUUID() })).rejects.toBeInstanceOf(
      NotFoundError,
    )
  })

  it('starts the clock of thirty days, makes it public and counts it; one of two wins', async () => {
    const { id } = await adopted(stage, '2026-03-05')
    const submit = (actor: typeof stage.secretary) =>
      atMoment(noonOf('2026-03-05'), () => submitProposal(actor, { proposalId: id }))
    const both = await Promise.allSettled([submit(stage.secretary), submit(stage.chair)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(ConflictError)
    // Thirty days end on Saturday 4 April; a period that ends on a day off ends on the next working day.
    expect(await recordOf(id)).toMatchObject({
      state: 'submitted',
      sentOn: new Date('2026-03-05'),
      acknowledgeDueOn: new Date('2026-03-11'),
      answerDueOn: new Date('2026-04-06'),
      publishedAt: noonOf('2026-03-05'),
    })
    const trace = await traceOf(id)
    expect([trace.transitions.length, trace.audit.length]).toEqual([2, 2])
    expect(await db.proposalTally.findMany()).toMatchObject([
      { councilId: stage.khujandCouncilId, departmentId: stage.khujandDepartmentId, published: 1 },
    ])
  })

  it('refuses officers of other departments and everybody else to acknowledge it', async () => {
    const { id } = await submitted(stage, '2026-03-05')
    for (const actor of [
      stage.siblingOfficer,
      stage.otherOfficer,
      stage.secretary,
      stage.member,
      stage.administrator,
      stage.nobody,
      anonymous,
    ]) {
      await expect(acknowledgeProposal(actor, { proposalId: id })).rejects.toBeInstanceOf(ForbiddenError)
    }
    await atMoment(noonOf('2026-03-06'), () => acknowledgeProposal(stage.superiorOfficer, { proposalId: id }))
    expect(await recordOf(id)).toMatchObject({ state: 'acknowledged', acknowledgedOn: new Date('2026-03-06') })
    await expect(acknowledgeProposal(stage.officer, { proposalId: id })).rejects.toBeInstanceOf(ConflictError)
  })
})

describe('answering a proposal', () => {
  it('refuses everybody but an officer of that department or one above it', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    for (const actor of [
      stage.siblingOfficer,
      stage.otherOfficer,
      stage.secretary,
      stage.member,
      stage.administrator,
      stage.nobody,
      anonymous,
    ]) {
      await expect(answerProposal(actor, acceptance(id))).rejects.toBeInstanceOf(ForbiddenError)
    }
    await expect(answerProposal({ kind: 'system', name: 'seed' }, acceptance(id))).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    expect(await db.proposalResponse.count({ where: { proposalId: id } })).toBe(0)
    const early = await submitted(stage, '2026-03-05')
    await expect(answerProposal(stage.officer, acceptance(early.id))).rejects.toBeInstanceOf(ConflictError)
  })

  it.each([
    ['accepting without an owner', { ownerOffice: null }, ['ownerOffice: needs_owner_and_date']],
    ['accepting without a date', { outcome: 'acceptedInPart', dueOn: null }, ['dueOn: needs_owner_and_date']],
    ['accepting for yesterday', { dueOn: '2026-03-09' }, ['dueOn: date_in_past']],
    ['accepting for another century', { dueOn: '2062-03-11' }, ['dueOn: date_too_far']],
    ['a reason for nothing', { omissionReason: 'Чаро?' }, ['omissionReason: not_applicable_here']],
    [
      'deferring to another century',
      { ...withoutAcceptance, outcome: 'deferred', deferredUntil: '2062-09-01' },
      ['deferredUntil: date_too_far'],
    ],
    ['31 February', { dueOn: '2027-02-31' }, ['dueOn: not_a_date']],
    ['declining without a ground', { ...withoutAcceptance, outcome: 'declined' }, ['ground: needs_ground']],
    [
      'declining with an owner',
      { outcome: 'declined', ground: 'noFunds', dueOn: null },
      ['ownerOffice: not_applicable_here'],
    ],
    [
      'declining without reasons',
      { ...withoutAcceptance, outcome: 'declined', ground: 'other', reasons: '' },
      ['reasons: required'],
    ],
    ['deferring without a date', { ...withoutAcceptance, outcome: 'deferred' }, ['deferredUntil: needs_until_date']],
    [
      'deferring until today',
      { ...withoutAcceptance, outcome: 'deferred', deferredUntil: day },
      ['deferredUntil: date_in_past'],
    ],
    [
      'a ground that is not on the list',
      { ...withoutAcceptance, outcome: 'declined', ground: 'harmsImage' },
      ['ground: not_one_of'],
    ],
  ])('refuses %s at its field', async (_what, changes, issues) => {
    const { id } = await acknowledged(stage, '2026-03-05')
    expect(await issuesOf({ ...acceptance(id), ...changes })).toEqual(issues)
    expect((await recordOf(id)).responseCount).toBe(0)
  })

  it.each([
    ['acceptedInPart', {}],
    ['declined', { ...withoutAcceptance, ground: 'notCompetent' }],
    ['deferred', { ...withoutAcceptance, deferredUntil: '2026-09-01' }],
  ] as const)('keeps a %s answer with its parts, signed and published at once', async (outcome, changes) => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const response = await answerOn(day, acceptance(id, { ...changes, outcome } as Partial<Input>))
    expect(response).toMatchObject({ version: 1, outcome, signerTitleRu: 'officer ru', publishedAt: noonOf(day) })
    expect(await recordOf(id)).toMatchObject({ state: 'answered', answeredOn: new Date(day), responseCount: 1 })
    const trace = await traceOf(id)
    expect([trace.transitions[3], trace.audit[3]]).toEqual([
      'acknowledged answer answered (officer)',
      'proposal:answer (officer)',
    ])
  })

  it('asks why where a correction leaves out who does it and by when, and prints the reason', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    await answerOn(day, acceptance(id))
    const declined = { ...withoutAcceptance, outcome: 'declined', ground: 'noFunds', supersedesVersion: 1 } as const
    expect(await issuesOf(acceptance(id, declined))).toEqual(['omissionReason: needs_omission_reason'])
    const second = await answerOn(day, acceptance(id, { ...declined, omissionReason: 'Буҷет кам карда шуд.' }))
    expect(second).toMatchObject({ version: 2, omissionReason: 'Буҷет кам карда шуд.' })
    const steps = await db.transition.findMany({ where: { recordId: id, verb: 'supersedeAnswer' } })
    expect(steps.map(({ reason }) => reason)).toEqual(['Буҷет кам карда шуд.'])
  })

  it('is superseded only by whoever names its latest version; one of two wins; nothing given can be changed', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const input = acceptance(id)
    const first = await answerOn(day, input)
    expect((await answerOn(day, input)).id).toBe(first.id)
    await expect(answerOn(day, { ...input, reasons: 'Дигар.' })).rejects.toBeInstanceOf(ConflictError)
    await expect(answerOn(day, acceptance(id))).rejects.toBeInstanceOf(ConflictError)
    await expect(answerOn(day, acceptance(id, { supersedesVersion: 2 }))).rejects.toBeInstanceOf(ConflictError)
    const again = () => answerOn('2026-03-12', acceptance(id, { supersedesVersion: 1 }))
    const both = await Promise.allSettled([again(), again()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await recordOf(id)).toMatchObject({ answeredOn: new Date(day), responseCount: 2 })
    expect(await db.proposalResponse.findUnique({ where: { id: first.id } })).toEqual(first)
    await expect(db.proposalResponse.update({ where: { id: first.id }, data: { reasons: 'x' } })).rejects.toThrow(
      /permission denied|keeps its rows/,
    )
    await expect(db.proposalResponse.delete({ where: { id: first.id } })).rejects.toThrow(
      /permission denied|keeps its rows/,
    )
    expect((await traceOf(id)).audit).toHaveLength(5)
  })
})
