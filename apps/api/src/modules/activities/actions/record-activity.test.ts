import { beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { places } from '../../../testing/places.ts'
import '../index.ts'
import { correctActivity } from './correct-activity.ts'
import { recordActivity } from './record-activity.ts'

const visit = {
  kind: 'schoolVisit' as const,
  title: { original: 'tg' as const, tg: 'Вохӯрӣ дар мактаби № 5' },
  startedOn: '2026-03',
  areaCode: 'TJ-SU-01',
  attendance: 60,
  women: 31,
  men: 29,
  under14: 40,
  from14to30: 15,
  from60: 5,
  participants: ['Нозири ноболиғон'],
  topics: ['Бехатарии роҳ'],
  shortcomings: ['Дар назди мактаб чароғак нест'],
  proposals: [],
}
const key = () => crypto.randomUUID()
const audits = () =>
  db.auditEntry.findMany({ where: { subjectType: 'Activity', refused: false }, orderBy: { id: 'asc' } })

let own: { id: string; slug: string }
let other: { id: string; slug: string }
let member: SignedInViewer
let stranger: SignedInViewer

beforeAll(async () => {
  const land = await places()
  own = await council(land.khujandDepartmentId, land.khujandId, 'khujand')
  other = await council(land.bokhtarDepartmentId, land.bokhtarId)
  member = await signedInAsSeat(own.id, 'member')
  stranger = await signedInAsSeat(other.id, 'chair')
})

async function issuesOf(act: Promise<unknown>) {
  const failure: unknown = await act.catch((caught: unknown) => caught)
  if (!(failure instanceof InvalidInputError)) throw failure
  return failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('recording an activity', () => {
  it('is refused to anonymous people, officers, observers, and members of another council', async () => {
    for (const actor of [anonymous, stranger, await signedInAsPost('officer'), await signedInAsPost('observer')]) {
      await expect(recordActivity(actor, { ...visit, idempotencyKey: key(), councilId: own.id })).rejects.toThrow(
        ForbiddenError,
      )
    }
    const coordinator = await signedInAsPost('coordinator')
    await expect(
      recordActivity(coordinator, { ...visit, idempotencyKey: key(), councilId: crypto.randomUUID() }),
    ).rejects.toThrow(NotFoundError)
    expect([await db.activity.count(), await audits()]).toEqual([0, []])
  })

  it('is refused at the field: a place that is not there, a day to come, parts that are more than the whole', async () => {
    const issues = (input: object) =>
      issuesOf(recordActivity(member, { ...visit, ...input, idempotencyKey: key(), councilId: own.id }))
    const nextYear = Number(today().slice(0, 4)) + 1
    expect(await issues({ areaCode: 'TJ-SU-99', startedOn: `${nextYear}` })).toEqual([
      'areaCode unknown_record',
      'startedOn date_in_future',
    ])
    expect(await issues({ endedOn: `${nextYear}-01` })).toEqual(['endedOn date_in_future'])
    expect(await issues({ endedOn: '2025' })).toEqual(['endedOn date_before_other'])
    expect(await issues({ women: 32 })).toEqual(['women parts_exceed_whole'])
    expect(await issues({ from60: 6 })).toEqual(['under14 parts_exceed_whole'])
    expect(await issues({ attendance: null })).toEqual(['attendance required'])
    expect(await issues({ attendance: 60.5, women: -1, men: null })).toEqual([
      'attendance not_whole',
      'women too_small',
    ])
    expect(await issues({ kind: 'milestone', topics: Array(31).fill('а') })).toEqual([
      'kind not_one_of',
      'topics too_many',
    ])
    expect(await db.activity.count()).toBe(0)
  })

  it('is stored once, however often it is sent, and public at once', async () => {
    const sent = { ...visit, idempotencyKey: key(), councilId: own.id }
    const twice = await Promise.all([recordActivity(member, sent), recordActivity(member, sent)])
    expect(twice[0].id).toBe(twice[1].id)
    await expect(recordActivity(member, { ...sent, attendance: 61 })).rejects.toThrow(ConflictError)
    expect(await audits()).toMatchObject([{ action: 'activity:record', subjectId: twice[0].id }])
    expect(twice[0].code).toMatch(/^khujand-[2-9a-z]{6}$/)
    const answer = await graphqlAs(
      anonymous,
      `{ activity(code: "${twice[0].code}") { startedOn women under14 from31to59 topics title { tg en original } council { slug } sources { code } viewerMayCorrect corrections { reason } } }`,
    )
    expect(answer.errors).toBeUndefined()
    expect(answer.data.activity).toEqual({
      startedOn: '2026-03',
      women: 31,
      under14: 40,
      from31to59: null,
      topics: ['Бехатарии роҳ'],
      title: { tg: visit.title.tg, en: null, original: 'tg' },
      council: { slug: 'khujand' },
      sources: [],
      viewerMayCorrect: false,
      corrections: [],
    })
  })
})

describe('correcting an activity', () => {
  const written = async () => recordActivity(member, { ...visit, idempotencyKey: key(), councilId: own.id })
  const reason = 'Шумораи ҳозирон нодуруст буд'

  it('is refused to others, without a change, at an old version, and where a source tells it', async () => {
    const { id: activityId } = await written()
    const correction = { ...visit, activityId, version: 1, reason, attendance: 70 }
    for (const actor of [anonymous, stranger, await signedInAsPost('administrator')])
      await expect(correctActivity(actor, correction)).rejects.toThrow(ForbiddenError)
    expect(await issuesOf(correctActivity(member, { ...correction, attendance: 60 }))).toEqual(['title unchanged'])
    expect(await issuesOf(correctActivity(member, { ...correction, reason: ' ' }))).toEqual(['reason required'])
    await expect(correctActivity(member, { ...correction, version: 2 })).rejects.toThrow(ConflictError)
    await expect(correctActivity(member, { ...correction, activityId: crypto.randomUUID() })).rejects.toThrow(
      NotFoundError,
    )
    const told = await ownerDb.activity.create({
      data: {
        code: 't',
        kind: 'reception',
        startedOn: '2020',
        titleEn: 'Told',
        councilId: own.id,
        sourceCodes: ['S1'],
      },
    })
    await expect(correctActivity(member, { ...correction, activityId: told.id })).rejects.toThrow(ForbiddenError)
    // Past our code, with the password of the API, neither.
    await expect(db.activity.update({ where: { id: told.id }, data: { titleEn: 'Other' } })).rejects.toThrow(
      /import only/,
    )
    await expect(db.activity.update({ where: { id: activityId }, data: { attendance: 90 } })).rejects.toThrow(
      /audit log/,
    )
  })

  it('says in public what was changed, when, in which office and why; of two at once one wins', async () => {
    const { id: activityId, code } = await written()
    const secretary = await signedInAsSeat(own.id, 'secretary')
    const correction = { ...visit, activityId, version: 1, reason, attendance: 70, topics: [] }
    const both = await Promise.allSettled([
      correctActivity(member, correction),
      correctActivity(secretary, { ...correction, attendance: 80 }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const answer = await graphqlAs(
      anonymous,
      `{ activity(code: "${code}") { attendance women from60 version corrections { correctedAt capacity reason language changed } } }`,
    )
    expect(answer.data.activity).toMatchObject({
      version: 2,
      women: 31,
      from60: 5,
      corrections: [{ reason, language: 'tg', changed: ['attendance', 'topics'] }],
    })
    const { capacity } = answer.data.activity.corrections[0]
    expect(answer.data.activity.attendance).toBe(capacity === 'member' ? 70 : 80)
    expect((await audits()).at(-1)).toMatchObject({ action: 'activity:correct', subjectId: activityId })
    await expect(db.activityCorrection.deleteMany({ where: { activityId } })).rejects.toThrow()
  })
})
