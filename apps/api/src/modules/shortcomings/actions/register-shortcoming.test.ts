import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { registerShortcoming } from './register-shortcoming.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Input = Parameters<typeof registerShortcoming>[1]
const finding = (changes: Partial<Input> = {}): Input => ({
  idempotencyKey: crypto.randomUUID(),
  councilId: stage.khujandCouncilId,
  departmentId: stage.khujandDepartmentId,
  topic: 'inspectors',
  severity: 'medium',
  title: { original: 'tg', tg: 'Қабули шаҳрвандон дер сар мешавад' },
  detail: { original: 'tg', tg: 'Се ҳафта пай дар пай.', ru: 'Три недели подряд.' },
  ...changes,
})

const issuesOf = async (input: unknown): Promise<string[]> => {
  const failure = await registerShortcoming(stage.secretary, input as Input).catch((error: unknown) => error)
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
}

describe('registering a shortcoming', () => {
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
      await expect(registerShortcoming(actor, finding())).rejects.toBeInstanceOf(ForbiddenError)
    }
    expect(await db.shortcoming.count()).toBe(0)
    expect(await db.referenceCounter.count()).toBe(0)
  })

  it('refuses an unknown council as it refuses a foreign one', async () => {
    await expect(
      registerShortcoming(stage.secretary, finding({ councilId: crypto.randomUUID() })),
    ).rejects.toBeInstanceOf(ForbiddenError)
  })

  it.each([
    ['a NUL', { title: { original: 'tg', tg: 'a\u0000b' } }, ['title.tg: control_character']],
    ['a lone surrogate', { detail: { original: 'tg', tg: 'a\ud800b' } }, ['detail.tg: broken_character']],
    ['a title of 201 letters', { title: { original: 'tg', tg: 'ҷ'.repeat(201) } }, ['title.tg: too_long']],
    ['a text of a million letters', { detail: { original: 'tg', tg: 'ҷ'.repeat(1_000_000) } }, ['detail.tg: too_long']],
    ['a missing original', { title: { original: 'ru', tg: 'Сарлавҳа' } }, ['title.ru: original_missing']],
    ['two originals', { detail: { original: 'ru', ru: 'Текст' } }, ['detail.original: not_one_of']],
    ['an unknown topic', { topic: 'weather' }, ['topic: not_one_of']],
    ['a key that is no UUID', { idempotencyKey: '1' }, ['idempotencyKey: not_an_id']],
    ['a million councils', { councilId: Array.from({ length: 1_000_000 }, () => 'x') }, ['councilId: wrong_type']],
    ['a field that does not exist', { state: 'closed' }, [': unknown_field']],
    [
      'an unknown department',
      { departmentId: '019a0000-0000-7000-8000-000000000000' },
      ['departmentId: unknown_record'],
    ],
    ['an unknown meeting', { meetingId: '019a0000-0000-7000-8000-000000000000' }, ['meetingId: unknown_record']],
  ])('refuses %s at its field', async (_what, changes, issues) => {
    expect(await issuesOf({ ...finding(), ...changes })).toEqual(issues)
  })

  it('refuses a meeting and a decision of another council, and a decision of another meeting', async () => {
    expect(await issuesOf(finding({ meetingId: stage.bokhtarMeeting.id }))).toEqual(['meetingId: unknown_record'])
    expect(await issuesOf(finding({ decisionId: stage.bokhtarMeeting.decisionId }))).toEqual([
      'decisionId: unknown_record',
    ])
    expect(await db.shortcoming.count()).toBe(0)
  })

  it('says at which activity it was raised, and refuses that of another council', async () => {
    const recordOf = (councilId: string, code: string) =>
      ownerDb.activity.create({
        data: { code, councilId, kind: 'reception', startedOn: '2026-03', titleEn: code, sourceCodes: ['S1'] },
      })
    const own = await recordOf(stage.khujandCouncilId, 'own')
    const other = await recordOf(stage.bokhtarCouncilId, 'other')
    for (const activityId of [other.id, crypto.randomUUID()])
      expect(await issuesOf(finding({ activityId }))).toEqual(['activityId: unknown_record'])
    // Who may not register it learns nothing of the activity.
    await expect(registerShortcoming(stage.member, finding({ activityId: other.id }))).rejects.toThrow(ForbiddenError)
    expect(await db.shortcoming.count()).toBe(0)
    const made = await atMoment(new Date('2025-03-04T06:00:00Z'), () =>
      registerShortcoming(stage.secretary, finding({ activityId: own.id })),
    )
    expect(made.activityId).toBe(own.id)
  })

  it('gives the number of the region and year, the state registered, one step and one audit entry', async () => {
    const shortcoming = await atMoment(new Date('2026-03-04T20:00:00Z'), () =>
      registerShortcoming(stage.secretary, finding({ decisionId: stage.khujandMeeting.decisionId })),
    )
    expect(shortcoming).toMatchObject({
      reference: 'KMB-SU-2026-00001',
      state: 'registered',
      meetingId: stage.khujandMeeting.id,
      decisionId: stage.khujandMeeting.decisionId,
      departmentId: stage.khujandDepartmentId,
      responsibleDepartmentId: stage.khujandDepartmentId,
      titleTg: 'Қабули шаҳрвандон дер сар мешавад',
      detailRu: 'Три недели подряд.',
      // It is the fifth of March in Dushanbe.
      registeredOn: new Date('2026-03-05T00:00:00Z'),
      sentOn: null,
      answerDueOn: null,
      publishedAt: null,
      responseCount: 0,
      demonstration: false,
    })
    expect(await traceOf(shortcoming.id)).toEqual({
      transitions: ['- register registered (secretary)'],
      audit: ['shortcoming:register (secretary)'],
    })
    expect(await db.shortcomingTally.count()).toBe(0)
  })

  it('stores once what was sent twice with the same key, and refuses other content', async () => {
    const input = finding()
    const first = await registerShortcoming(stage.secretary, input)
    const before = await db.shortcoming.count()
    expect((await registerShortcoming(stage.chair, { ...input })).id).toBe(first.id)
    await expect(registerShortcoming(stage.secretary, { ...input, severity: 'high' })).rejects.toBeInstanceOf(
      ConflictError,
    )
    expect(await db.shortcoming.count()).toBe(before)
    expect((await traceOf(first.id)).audit).toHaveLength(1)
  })

  it('stores once what was sent ten times at the same moment', async () => {
    const input = finding()
    const made = await Promise.all(Array.from({ length: 10 }, () => registerShortcoming(stage.secretary, input)))
    expect(new Set(made.map(({ reference }) => reference)).size).toBe(1)
    expect(await db.shortcoming.count({ where: { idempotencyKey: input.idempotencyKey } })).toBe(1)
    expect((await traceOf(made[0]!.id)).transitions).toHaveLength(1)
  })

  it('gives twenty at once twenty numbers without a gap, and the next one follows', async () => {
    const at = (work: () => Promise<{ reference: string }>) => atMoment(new Date('2027-02-01T06:00:00Z'), work)
    const made = await Promise.all(
      Array.from({ length: 20 }, () => at(() => registerShortcoming(stage.secretary, finding()))),
    )
    const expected = Array.from({ length: 20 }, (_, index) => `KMB-SU-2027-${String(index + 1).padStart(5, '0')}`)
    expect(made.map(({ reference }) => reference).sort()).toEqual(expected)
    expect((await at(() => registerShortcoming(stage.secretary, finding()))).reference).toBe('KMB-SU-2027-00021')
  })

  it('gives a number back when the action fails half-way', async () => {
    const input = finding()
    await atMoment(new Date('2028-02-01T06:00:00Z'), () => registerShortcoming(stage.secretary, input))
    await atMoment(new Date('2028-02-01T06:00:00Z'), () =>
      Promise.allSettled(
        Array.from({ length: 5 }, () => registerShortcoming(stage.secretary, { ...input, topic: 'other' })),
      ),
    )
    const next = await atMoment(new Date('2028-02-01T06:00:00Z'), () => registerShortcoming(stage.secretary, finding()))
    expect(next.reference).toBe('KMB-SU-2028-00002')
  })

  it('counts each region and year for itself', async () => {
    const bokhtar = { councilId: stage.bokhtarCouncilId, departmentId: stage.bokhtarDepartmentId }
    const made = await atMoment(new Date('2026-12-31T18:59:59Z'), () =>
      registerShortcoming(stage.otherSecretary, finding(bokhtar)),
    )
    const later = await atMoment(new Date('2026-12-31T19:00:00Z'), () =>
      registerShortcoming(stage.otherSecretary, finding(bokhtar)),
    )
    expect([made.reference, later.reference]).toEqual(['KMB-KT-2026-00001', 'KMB-KT-2027-00001'])
  })
})
