import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor, Viewer } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { acknowledgeShortcoming, answerShortcoming, followUpShortcoming, sendShortcoming } from './index.ts'
import { acknowledged, confirmation, followUp, noonOf, sent } from './testing/findings.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Act = Parameters<typeof followUpShortcoming>[1]

/** Does something after the answer, on the version of the record that stands. */
async function follow(actor: Actor, day: string, caseId: string, verb: Act['verb'], parts: Partial<Act> = {}) {
  const input = await followUp(caseId, verb, parts)
  return atMoment(noonOf(day), () => followUpShortcoming(actor, input))
}
const answerOn = (day: string, actor: Actor, id: string, changes = {}) =>
  atMoment(noonOf(day), () => answerShortcoming(actor, confirmation(id, changes)))
/** A finding that the department has confirmed, with a promised day. */
async function confirmed(day = '2026-03-05') {
  const finding = await acknowledged(stage, day)
  await answerOn('2026-03-06', stage.officer, finding.id, { remedyDueOn: '2026-05-01' })
  return finding
}

const record = `query ($reference: String!) { shortcoming(reference: $reference) {
  state version viewerMay reportedOn verifiedOn endedOn mergedInto responsibleDepartment { code } responsibleSince
  answer { dueOn state metOn } action { dueOn state daysLeft metOn }
  followUps { number verb capacity department { code } signerTitle { en } language text evidence dueOn at }
  earlierClocks { department { code } sentOn answerDueOn answeredOn endedOn }
  transitions { verb department { code } } } }`
async function show(viewer: Viewer, reference: string, day: string) {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, record, { reference }))
  expect(answer.errors).toBeUndefined()
  return answer.data.shortcoming
}
const inboxOf = async (viewer: Viewer, day: string, reference: string) => {
  const document =
    '{ inbox(first: 100) { items { waitingFor dueOn state record { ... on Shortcoming { reference } } } } }'
  const { data, errors } = await atMoment(noonOf(day), () => graphqlAs(viewer, document))
  expect(errors).toBeUndefined()
  const items = data.inbox.items as { waitingFor: string; dueOn: string | null; record: { reference?: string } }[]
  return items
    .filter((item) => item.record.reference === reference)
    .map(({ waitingFor, dueOn }) => (dueOn === null ? waitingFor : `${waitingFor} ${dueOn}`))
}

describe('a finding after its answer', () => {
  it('is answered late, disputed, maintained, escalated, confirmed above, reported, refused, reported again, verified and closed', async () => {
    const { id, reference } = await acknowledged(stage, '2026-03-05')
    await answerOn('2026-04-10', stage.officer, id, { outcome: 'disputed', evidence: 'Дафтари қабул.' })
    expect(await show(stage.secretary, reference, '2026-04-11')).toMatchObject({
      viewerMay: ['maintain', 'acceptDispute', 'withdraw', 'merge'],
      answer: { state: 'met', metOn: '2026-04-10' },
      action: { dueOn: null, state: 'notStarted' },
    })
    expect(await inboxOf(stage.secretary, '2026-06-30', reference)).toEqual(['decide'])
    await follow(stage.secretary, '2026-04-13', id, 'maintain')
    expect(await inboxOf(stage.chair, '2026-04-14', reference)).toEqual(['escalate'])
    await follow(stage.chair, '2026-04-15', id, 'escalate')

    const above = await show(anonymous, reference, '2026-04-15')
    expect(above).toMatchObject({
      state: 'sent',
      responsibleDepartment: { code: 'MIA-SU' },
      responsibleSince: '2026-04-15',
      answer: { dueOn: '2026-04-30', state: 'running' },
      // What the first department missed stays on the record.
      earlierClocks: [
        {
          department: { code: 'MIA-SU-01' },
          sentOn: '2026-03-05',
          answerDueOn: '2026-03-20',
          answeredOn: '2026-04-10',
          endedOn: '2026-04-15',
        },
      ],
    })
    expect(await inboxOf(stage.officer, '2026-04-15', reference)).toEqual([])
    expect(await inboxOf(stage.superiorOfficer, '2026-04-15', reference)).toEqual(['acknowledge 2026-04-20'])
    await atMoment(noonOf('2026-04-16'), () => acknowledgeShortcoming(stage.superiorOfficer, { shortcomingId: id }))
    await answerOn('2026-04-20', stage.superiorOfficer, id, { supersedesVersion: 1, remedyDueOn: '2026-05-04' })
    expect(await inboxOf(stage.superiorOfficer, '2026-05-10', reference)).toEqual(['report 2026-05-04'])
    expect(await show(anonymous, reference, '2026-05-10')).toMatchObject({
      action: { dueOn: '2026-05-04', state: 'overdue', daysLeft: -6 },
    })

    await follow(stage.superiorOfficer, '2026-05-11', id, 'reportFixed')
    expect(await inboxOf(stage.secretary, '2026-05-11', reference)).toEqual(['verify'])
    expect(await show(stage.officer, reference, '2026-05-11')).toMatchObject({ viewerMay: [] })
    expect(await show(stage.otherSecretary, reference, '2026-05-11')).toMatchObject({ viewerMay: [] })
    await follow(stage.secretary, '2026-05-12', id, 'refuseFixed')
    expect(await inboxOf(stage.superiorOfficer, '2026-05-12', reference)).toEqual(['plan'])
    await follow(stage.superiorOfficer, '2026-05-13', id, 'planRemedy', { dueOn: '2026-05-25' })
    await follow(stage.superiorOfficer, '2026-05-20', id, 'reportFixed')
    await follow(stage.chair, '2026-05-21', id, 'confirmFixed')
    expect(await inboxOf(stage.secretary, '2026-05-21', reference)).toEqual(['close'])
    await follow(stage.secretary, '2026-05-22', id, 'close')

    const closed = await show(anonymous, reference, '2026-05-22')
    expect(closed).toMatchObject({
      state: 'closed',
      viewerMay: [],
      reportedOn: '2026-05-20',
      verifiedOn: '2026-05-21',
      endedOn: '2026-05-22',
      action: { dueOn: '2026-05-25', state: 'met', metOn: '2026-05-20' },
    })
    const said = closed.followUps as { verb: string; capacity: string; department: { code: string } | null }[]
    expect(said.map(({ verb, capacity, department }) => `${verb} ${capacity} ${department?.code ?? '-'}`)).toEqual([
      'close secretary -',
      'confirmFixed chair -',
      'reportFixed officer MIA-SU',
      'planRemedy officer MIA-SU',
      'refuseFixed secretary -',
      'reportFixed officer MIA-SU',
      'escalate chair -',
      'maintain secretary -',
    ])
    const steps = closed.transitions as { verb: string; department: { code: string } | null }[]
    expect(steps.filter(({ department }) => department !== null).map(({ department }) => department?.code)).toEqual([
      'MIA-SU-01',
      'MIA-SU-01',
      ...Array.from({ length: 5 }, () => 'MIA-SU'),
    ])
    const { transitions, audit } = await traceOf(id)
    expect(transitions.slice(4)).toEqual([
      'answered maintain maintained (secretary)',
      'maintained escalate sent (chair)',
      'sent acknowledge acknowledged (officer)',
      'acknowledged answer answered (officer)',
      'answered reportFixed reportedFixed (officer)',
      'reportedFixed refuseFixed notConfirmed (secretary)',
      'notConfirmed planRemedy remedyPlanned (officer)',
      'remedyPlanned reportFixed reportedFixed (officer)',
      'reportedFixed confirmFixed verifiedFixed (chair)',
      'verifiedFixed close closed (secretary)',
    ])
    expect(audit).toHaveLength(transitions.length)
  })

  it('comes back within a year, with a clock of its own, and no later', async () => {
    const { id, reference } = await confirmed()
    await follow(stage.officer, '2026-03-09', id, 'reportFixed')
    await follow(stage.secretary, '2026-03-10', id, 'confirmFixed')
    await follow(stage.secretary, '2026-03-10', id, 'close')
    expect((await show(stage.secretary, reference, '2027-03-11')).viewerMay).toEqual([])
    await expect(follow(stage.secretary, '2027-03-11', id, 'reopen')).rejects.toBeInstanceOf(ConflictError)
    expect((await show(stage.secretary, reference, '2027-03-10')).viewerMay).toEqual(['reopen'])
    await follow(stage.secretary, '2026-09-01', id, 'reopen')
    expect(await show(anonymous, reference, '2026-09-01')).toMatchObject({
      state: 'reopened',
      endedOn: null,
      verifiedOn: null,
      reportedOn: null,
    })
    expect(await inboxOf(stage.secretary, '2026-09-01', reference)).toEqual(['send'])
    await atMoment(noonOf('2026-09-02'), () => sendShortcoming(stage.secretary, { shortcomingId: id }))
    expect(await show(anonymous, reference, '2026-09-03')).toMatchObject({
      state: 'sent',
      answer: { dueOn: '2026-09-17', state: 'running' },
      earlierClocks: [{ sentOn: '2026-03-05', answeredOn: '2026-03-06', endedOn: '2026-09-02' }],
    })
  })

  it('goes to the superior department without an answer only once it is overdue, and never above the ministry', async () => {
    const { id, reference } = await sent(stage, '2026-03-05')
    expect((await show(stage.secretary, reference, '2026-03-20')).viewerMay).toEqual(['withdraw', 'merge'])
    await expect(follow(stage.secretary, '2026-03-20', id, 'escalate')).rejects.toBeInstanceOf(ConflictError)
    expect((await show(stage.secretary, reference, '2026-03-23')).viewerMay).toContain('escalate')
    await follow(stage.secretary, '2026-03-30', id, 'escalate')
    const missed = { sentOn: '2026-03-05', answeredOn: null, endedOn: '2026-03-30' }
    expect(await show(anonymous, reference, '2026-03-30')).toMatchObject({ earlierClocks: [missed] })
    await follow(stage.secretary, '2026-05-30', id, 'escalate')
    expect(await show(stage.secretary, reference, '2026-08-30')).toMatchObject({
      responsibleDepartment: { code: 'MIA' },
      answer: { state: 'overdue' },
      viewerMay: ['withdraw', 'merge'],
    })
    await expect(follow(stage.secretary, '2026-08-30', id, 'escalate')).rejects.toBeInstanceOf(ConflictError)
  })

  it('goes up where the receiver of a referral lets the time pass, acknowledged or not', async () => {
    const { id, reference } = await acknowledged(stage, '2026-03-05')
    const referring = { outcome: 'referred' as const, referredToId: stage.siblingDepartmentId }
    await answerOn('2026-03-09', stage.officer, id, referring)
    await expect(follow(stage.secretary, '2026-03-20', id, 'escalate')).rejects.toBeInstanceOf(ConflictError)
    await follow(stage.secretary, '2026-03-30', id, 'escalate')
    expect(await show(anonymous, reference, '2026-03-30')).toMatchObject({
      state: 'sent',
      responsibleDepartment: { code: 'MIA-SU' },
      earlierClocks: [{ department: { code: 'MIA-SU-02' }, answeredOn: null, endedOn: '2026-03-30' }],
    })
  })

  it('is taken back or merged into another of the same council, and is owed no more', async () => {
    const { id, reference } = await sent(stage, '2026-03-05')
    await follow(stage.secretary, '2026-04-20', id, 'withdraw')
    expect(await show(stage.secretary, reference, '2026-04-21')).toMatchObject({
      state: 'withdrawn',
      endedOn: '2026-04-20',
      viewerMay: [],
      answer: { state: 'notStarted' },
    })
    const listed = async (answerState: string) => {
      const { data } = await atMoment(noonOf('2026-05-01'), () =>
        graphqlAs(
          anonymous,
          `{ shortcomings(first: 50, answerState: ${answerState}) { edges { node { reference } } } }`,
        ),
      )
      return (data.shortcomings.edges as { node: { reference: string } }[]).map(({ node }) => node.reference)
    }
    for (const state of ['overdue', 'waiting', 'unanswered', 'answeredLate'])
      expect(await listed(state)).not.toContain(reference)

    const [one, other, foreign] = [
      await confirmed(),
      await sent(stage, '2026-03-05'),
      await sent(stage, '2026-03-05', { councilId: stage.bokhtarCouncilId }).catch(() => null),
    ]
    expect(foreign).toBeNull()
    const into = (mergedInto: string) => follow(stage.secretary, '2026-04-20', other.id, 'merge', { mergedInto })
    for (const wrong of [other.reference, reference, 'KMB-SU-2026-99999', 'PSH-SU-2026-00001', 'x'])
      await expect(into(wrong), wrong).rejects.toBeInstanceOf(InvalidInputError)
    // A number is read however it is typed.
    await into(one.reference.toLowerCase().replace('kmb', 'КМБ'))
    expect(await show(anonymous, other.reference, '2026-04-21')).toMatchObject({
      state: 'merged',
      mergedInto: one.reference,
    })
  })
})

describe('an act after the answer', () => {
  it('needs the parts of its verb and no others', async () => {
    const { id } = await confirmed()
    const attempts = [
      [stage.officer, 'reportFixed', { evidence: undefined }, 'evidence needs_evidence'],
      [stage.officer, 'planRemedy', { dueOn: undefined }, 'dueOn required'],
      [stage.officer, 'planRemedy', { dueOn: '2026-03-01' }, 'dueOn date_in_past'],
      [stage.officer, 'planRemedy', { dueOn: '2062-03-01' }, 'dueOn date_too_far'],
      [stage.officer, 'planRemedy', { evidence: 'x' }, 'evidence not_applicable_here'],
      [stage.secretary, 'withdraw', { mergedInto: 'KMB-SU-2026-00001' }, 'mergedInto not_applicable_here'],
      [stage.secretary, 'withdraw', { text: ' \u200b ' }, 'text required'],
      [stage.secretary, 'withdraw', { text: 'я'.repeat(5001) }, 'text too_long'],
    ] as const
    for (const [actor, verb, parts, issue] of attempts) {
      const failure: unknown = await follow(actor, '2026-03-10', id, verb, parts).catch((error: unknown) => error)
      expect(failure, issue).toBeInstanceOf(InvalidInputError)
      expect((failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
        issue,
      ])
    }
  })

  it('is done once for its key, and refused on a version that has passed', async () => {
    const { id } = await confirmed()
    const { version } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
    const input: Act = {
      idempotencyKey: crypto.randomUUID(),
      caseId: id,
      version,
      verb: 'reportFixed',
      language: 'ru',
      text: 'Сделано.',
      evidence: 'Акт.',
    }
    const act = (changes: Partial<Act> = {}) =>
      atMoment(noonOf('2026-03-10'), () => followUpShortcoming(stage.officer, { ...input, ...changes }))
    expect(await Promise.all([act(), act(), act()])).toEqual([{ id }, { id }, { id }])
    expect(await db.followUp.count({ where: { recordId: id } })).toBe(1)
    await expect(act({ text: 'Другое.' })).rejects.toBeInstanceOf(ConflictError)
    await expect(act({ idempotencyKey: crypto.randomUUID() })).rejects.toBeInstanceOf(ConflictError)
    const stale = follow(stage.secretary, '2026-03-10', id, 'confirmFixed', { version })
    await expect(stale).rejects.toBeInstanceOf(ConflictError)
  })

  it('lets one of two win who decide differently at once, and tells the other', async () => {
    const { id } = await confirmed()
    await follow(stage.officer, '2026-03-10', id, 'reportFixed')
    const results = await Promise.allSettled([
      follow(stage.secretary, '2026-03-11', id, 'confirmFixed'),
      follow(stage.chair, '2026-03-11', id, 'refuseFixed'),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(ConflictError)
    expect(await db.followUp.count({ where: { recordId: id } })).toBe(2)
  })

  it('is never verified by the person who reported it, whatever seat that person holds by now', async () => {
    const { id } = await confirmed()
    await follow(stage.officer, '2026-03-10', id, 'reportFixed')
    const both = { ...stage.secretary, personId: stage.officer.personId }
    await expect(follow(both, '2026-03-11', id, 'confirmFixed')).rejects.toBeInstanceOf(ForbiddenError)
    expect((await db.shortcoming.findUniqueOrThrow({ where: { id } })).state).toBe('reportedFixed')
  })

  it('cannot be changed, removed or backed out of by the role of the API', async () => {
    const { id } = await confirmed()
    await follow(stage.officer, '2026-03-10', id, 'reportFixed')
    for (const change of [
      `UPDATE follow_up SET text = 'x' WHERE record_id = '${id}'`,
      `DELETE FROM follow_up WHERE record_id = '${id}'`,
      `UPDATE shortcoming SET verified_on = reported_on WHERE id = '${id}'`,
      `UPDATE shortcoming SET merged_into = reference WHERE id = '${id}'`,
    ])
      await expect(db.$executeRawUnsafe(change), change).rejects.toThrow()
  })
})

it('is read with its whole life in five statements', async () => {
  const { id, reference } = await confirmed()
  await follow(stage.officer, '2026-03-10', id, 'reportFixed')
  await show(anonymous, reference, '2026-03-10')
  const { statements } = await countStatements(() => show(anonymous, reference, '2026-03-10'))
  expect(statements.length).toBeLessThanOrEqual(5)
})
