import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from '../testing/findings.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { acknowledgeShortcoming } from './acknowledge-shortcoming.ts'
import { answerShortcoming } from './answer-shortcoming.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Input = Parameters<typeof answerShortcoming>[1]
const day = '2026-03-10'
const answerOn = (on: string, input: Input, actor = stage.officer) =>
  atMoment(noonOf(on), () => answerShortcoming(actor, input))
const recordOf = (id: string) => db.shortcoming.findUniqueOrThrow({ where: { id } })

const promisingNothing = { remedy: null, remedyDueOn: null }
const issuesOf = async (input: unknown): Promise<string[]> => {
  const failure = await answerOn(day, input as Input).catch((error: unknown) => error)
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
}

describe('answering a shortcoming', () => {
  it('refuses everybody but an officer of that department or one above it', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const { siblingOfficer, otherOfficer, secretary, member, administrator, coordinator, nobody } = stage
    for (const actor of [
      siblingOfficer,
      otherOfficer,
      secretary,
      member,
      administrator,
      coordinator,
      nobody,
      anonymous,
    ]) {
      await expect(answerShortcoming(actor, confirmation(id))).rejects.toBeInstanceOf(ForbiddenError)
    }
    // The system imports and seeds, but signs nothing.
    await expect(answerShortcoming({ kind: 'system', name: 'seed' }, confirmation(id))).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    expect(await db.shortcomingResponse.count({ where: { shortcomingId: id } })).toBe(0)
  })

  it('does not tell anybody of a draft, and refuses an answer before it is acknowledged', async () => {
    const draft = await registered(stage, '2026-03-05')
    await expect(answerShortcoming(stage.officer, confirmation(draft.id))).rejects.toBeInstanceOf(NotFoundError)
    await expect(answerShortcoming(stage.officer, confirmation(crypto.randomUUID()))).rejects.toBeInstanceOf(
      NotFoundError,
    )
    const { id } = await sent(stage, '2026-03-05')
    await expect(answerShortcoming(stage.officer, confirmation(id))).rejects.toBeInstanceOf(ConflictError)
  })

  it.each([
    ['no reasons', { reasons: '  ' }, ['reasons: required']],
    ['a NUL in the reasons', { reasons: 'a\u0000' }, ['reasons: control_character']],
    ['a dispute without evidence', { ...promisingNothing, outcome: 'disputed' }, ['evidence: needs_evidence']],
    ['a referral to nobody', { ...promisingNothing, outcome: 'referred' }, ['referredToId: needs_receiver']],
    [
      'a receiver of a confirmation',
      { referredToId: '019a0000-0000-7000-8000-000000000000' },
      ['referredToId: not_applicable_here'],
    ],
    [
      'a remedy of a dispute',
      { outcome: 'disputed', evidence: 'Акт', remedyDueOn: null },
      ['remedy: not_applicable_here'],
    ],
    ['a date without a remedy', { remedy: null, remedyDueOn: '2026-04-01' }, ['remedy: required']],
    ['neither remedy nor reason', promisingNothing, ['omissionReason: needs_omission_reason']],
    ['a remedy without a date', { remedyDueOn: null }, ['omissionReason: needs_omission_reason']],
    ['a reason for nothing', { omissionReason: 'Нет средств.' }, ['omissionReason: not_applicable_here']],
    [
      'a reason of a first dispute',
      { ...promisingNothing, outcome: 'disputed', evidence: 'Акт', omissionReason: 'Нет средств.' },
      ['omissionReason: not_applicable_here'],
    ],
    ['a remedy in another century', { remedyDueOn: '2062-04-01' }, ['remedyDueOn: date_too_far']],
    ['31 February', { remedy: 'Тафтиш', remedyDueOn: '2026-02-31' }, ['remedyDueOn: not_a_date']],
    ['a remedy in the past', { remedy: 'Тафтиш', remedyDueOn: '2026-03-09' }, ['remedyDueOn: date_in_past']],
    ['the year 1025', { remedy: 'Тафтиш', remedyDueOn: '1025-04-01' }, ['remedyDueOn: date_out_of_range']],
    [
      'an unknown receiver',
      { ...promisingNothing, outcome: 'referred', referredToId: '019a0000-0000-7000-8000-000000000000' },
      ['referredToId: unknown_record'],
    ],
    ['a version that is no number', { supersedesVersion: 1.5 }, ['supersedesVersion: not_whole']],
  ])('refuses %s at its field', async (_what, changes, issues) => {
    const { id } = await acknowledged(stage, '2026-03-05')
    expect(await issuesOf({ ...confirmation(id), ...changes })).toEqual(issues)
    expect((await recordOf(id)).responseCount).toBe(0)
  })

  it('refuses a referral to the department itself', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    expect(await issuesOf(confirmation(id, { outcome: 'referred', referredToId: stage.khujandDepartmentId }))).toEqual([
      'referredToId: duplicate',
    ])
  })

  it('publishes it at once, signed with the post in three languages, and meets the deadline', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const response = await answerOn(day, confirmation(id, { remedy: 'Ҷадвали нав', remedyDueOn: '2026-04-01' }))
    expect(response).toMatchObject({
      shortcomingId: id,
      departmentId: stage.khujandDepartmentId,
      version: 1,
      outcome: 'confirmed',
      language: 'ru',
      reasons: 'Проверка подтвердила факт.',
      remedy: 'Ҷадвали нав',
      remedyDueOn: new Date('2026-04-01'),
      signedById: stage.officer.personId,
      signerTitleTg: 'officer tg',
      signerTitleRu: 'officer ru',
      signerTitleEn: 'officer',
      answeredAt: noonOf(day),
      publishedAt: noonOf(day),
    })
    expect(await recordOf(id)).toMatchObject({ state: 'answered', answeredOn: new Date(day), responseCount: 1 })
    const trace = await traceOf(id)
    expect(trace.transitions[3]).toBe('acknowledged answer answered (officer)')
    expect(trace.audit[3]).toBe('shortcoming:answer (officer)')
  })

  it('stores once what was sent twice with the same key, and refuses other content and other people', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const input = confirmation(id)
    const made = await Promise.all([answerOn(day, input), answerOn(day, input), answerOn(day, input)])
    expect(new Set(made.map((one) => one.id)).size).toBe(1)
    expect((await answerOn('2026-03-11', input)).version).toBe(1)
    await expect(answerOn(day, { ...input, reasons: 'Другое.' })).rejects.toBeInstanceOf(ConflictError)
    await expect(answerOn(day, input, stage.otherOfficer)).rejects.toBeInstanceOf(ForbiddenError)
    expect((await traceOf(id)).audit).toHaveLength(4)
  })

  it('is superseded only by whoever names its latest version, and stays as it was', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const first = await answerOn(day, confirmation(id))
    for (const supersedesVersion of [undefined, 2, 99]) {
      await expect(
        answerOn('2026-03-12', confirmation(id, { supersedesVersion, reasons: 'Поправка.' })),
      ).rejects.toBeInstanceOf(ConflictError)
    }
    await expect(
      answerOn('2026-03-12', confirmation(id, { supersedesVersion: 1 }), stage.siblingOfficer),
    ).rejects.toBeInstanceOf(ForbiddenError)
    const second = await answerOn(
      '2026-03-12',
      confirmation(id, { supersedesVersion: 1, outcome: 'partly' }),
      stage.superiorOfficer,
    )
    expect(second).toMatchObject({ version: 2, outcome: 'partly' })
    expect(await db.shortcomingResponse.findUnique({ where: { id: first.id } })).toEqual(first)
    // The duty was met by the first answer.
    expect(await recordOf(id)).toMatchObject({ state: 'answered', answeredOn: new Date(day), responseCount: 2 })
    expect((await traceOf(id)).transitions[4]).toBe('answered supersedeAnswer answered (officer)')
  })

  it.each([
    ['disputes', { ...promisingNothing, outcome: 'disputed', evidence: 'Акт' }],
    ['confirms without a date', { remedyDueOn: null }],
  ] as const)(
    'asks why where a correction that %s leaves out what was promised, and prints it',
    async (_how, changes) => {
      const { id } = await acknowledged(stage, '2026-03-05')
      await answerOn(day, confirmation(id))
      const correction = confirmation(id, { supersedesVersion: 1, ...changes })
      expect(await issuesOf(correction)).toEqual(['omissionReason: needs_omission_reason'])
      const second = await answerOn(day, { ...correction, omissionReason: 'Проверка показала иное.' })
      expect(second).toMatchObject({ version: 2, omissionReason: 'Проверка показала иное.' })
      const steps = await db.transition.findMany({ where: { recordId: id, verb: 'supersedeAnswer' } })
      expect(steps.map(({ reason }) => reason)).toEqual(['Проверка показала иное.'])
      // What was left out once is not asked for again, but a confirmation always says why it has no date.
      const third = confirmation(id, { ...changes, supersedesVersion: 2, reasons: 'Уточнение.' })
      if (changes.remedyDueOn === null && 'outcome' in changes) await answerOn(day, third)
      else expect(await issuesOf(third)).toEqual(['omissionReason: needs_omission_reason'])
    },
  )

  it('keeps the reason why it has no remedy, and does not print it in the history of a first answer', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const answer = await answerOn(day, confirmation(id, { ...promisingNothing, omissionReason: 'Нет средств.' }))
    expect(answer).toMatchObject({ remedy: null, remedyDueOn: null, omissionReason: 'Нет средств.' })
    expect(await db.transition.count({ where: { recordId: id, reason: { not: null } } })).toBe(0)
  })

  it('lets one of two win and leaves nothing of the other', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const both = await Promise.allSettled([
      answerOn(day, confirmation(id)),
      answerOn(day, confirmation(id), stage.superiorOfficer),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(ConflictError)
    expect(await db.shortcomingResponse.count({ where: { shortcomingId: id } })).toBe(1)
    const trace = await traceOf(id)
    expect([trace.transitions.length, trace.audit.length]).toEqual([4, 4])
  })

  it('passes to the department it is referred to, on the same clock', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const due = (await recordOf(id)).answerDueOn
    await answerOn(day, confirmation(id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }))
    expect(await recordOf(id)).toMatchObject({
      state: 'answered',
      answeredOn: null,
      answerDueOn: due,
      responsibleDepartmentId: stage.siblingDepartmentId,
    })
    await expect(acknowledgeShortcoming(stage.officer, { shortcomingId: id })).rejects.toBeInstanceOf(ForbiddenError)
    await atMoment(noonOf('2026-03-12'), () => acknowledgeShortcoming(stage.siblingOfficer, { shortcomingId: id }))
    await expect(answerOn('2026-03-13', confirmation(id, { supersedesVersion: 1 }))).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    const answer = await answerOn('2026-03-13', confirmation(id, { supersedesVersion: 1 }), stage.siblingOfficer)
    expect(answer).toMatchObject({ version: 2, departmentId: stage.siblingDepartmentId })
    expect(await recordOf(id)).toMatchObject({
      acknowledgedOn: new Date('2026-03-05'),
      answeredOn: new Date('2026-03-13'),
      answerDueOn: due,
    })
  })

  it('can take its own referral back until the receiver acknowledges', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    await answerOn(day, confirmation(id, { outcome: 'referred', referredToId: stage.siblingDepartmentId }))
    await expect(
      answerOn(day, confirmation(id, { supersedesVersion: 1 }), stage.siblingOfficer),
    ).rejects.toBeInstanceOf(ForbiddenError)
    await answerOn('2026-03-11', confirmation(id, { supersedesVersion: 1 }))
    expect(await recordOf(id)).toMatchObject({
      responsibleDepartmentId: stage.khujandDepartmentId,
      answeredOn: new Date('2026-03-11'),
    })
  })

  it("cannot be changed or removed by the application's role", async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const response = await answerOn(day, confirmation(id))
    await expect(db.shortcomingResponse.update({ where: { id: response.id }, data: { reasons: 'x' } })).rejects.toThrow(
      /permission denied|keeps its rows/,
    )
    await expect(db.shortcomingResponse.delete({ where: { id: response.id } })).rejects.toThrow(
      /permission denied|keeps its rows/,
    )
    await expect(db.transition.deleteMany({ where: { recordId: id } })).rejects.toThrow(
      /permission denied|keeps its rows/,
    )
    expect(await db.shortcomingResponse.findUnique({ where: { id: response.id } })).toEqual(response)
  })

  it('cannot be changed even by the owner of the tables, short of taking the trigger away', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const response = await answerOn(day, confirmation(id))
    const owner = new pg.Client({ connectionString: process.env['HAMKORI_TEST_OWNER_URL'] })
    await owner.connect()
    try {
      for (const sql of [
        'UPDATE shortcoming_response SET reasons = $2 WHERE id = $1',
        'DELETE FROM shortcoming_response WHERE id = $1 AND reasons <> $2',
      ]) {
        await expect(owner.query(sql, [response.id, 'x'])).rejects.toThrow(
          'shortcoming_response keeps its rows unchanged',
        )
      }
      for (const table of ['transition', 'audit_entry']) {
        await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow(`${table} keeps its rows unchanged`)
      }
    } finally {
      await owner.end()
    }
    expect(await db.shortcomingResponse.findUnique({ where: { id: response.id } })).toEqual(response)
  })
})
