import '../../../testing/as-operator.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SystemActor } from '../../../platform/viewer.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { recordActivity } from './record-activity.ts'

const system: SystemActor = { kind: 'system', name: 'test' }
const activity = {
  code: 'x-2017-09-15',
  kind: 'councilMeeting' as const,
  startedOn: '2017-09',
  areaCode: 'TJ-SU-01',
  titleEn: 'Public council meets residents',
  attendance: 60,
  topics: ['Law on Police'],
  sourceCodes: ['P343'],
}
const audits = () => db.auditEntry.count({ where: { action: 'activity:record' } })

let own: { id: string }
let other: { id: string }

beforeAll(async () => {
  const land = await places()
  own = await council(land.khujandDepartmentId, land.khujandId)
  other = await council(land.bokhtarDepartmentId, land.bokhtarId)
})

describe('an activity', () => {
  it('is refused to anonymous people, officers, and members of another council', async () => {
    const stranger = await signedInAsSeat(other.id, 'chair')
    for (const actor of [anonymous, stranger, await signedInAsPost('officer')]) {
      await expect(recordActivity(actor, { ...activity, councilId: own.id })).rejects.toThrow(ForbiddenError)
    }
    await expect(recordActivity(stranger, activity)).rejects.toThrow(ForbiddenError)
    expect([await db.activity.count(), await audits()]).toEqual([0, 0])
  })

  it('is refused where place or council are unknown, or it ended before it began', async () => {
    const issuesOf = async (input: object) => {
      const failure: unknown = await recordActivity(system, { ...activity, ...input }).catch(
        (caught: unknown) => caught,
      )
      if (!(failure instanceof InvalidInputError)) throw failure
      return failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
    }
    expect(await issuesOf({ areaCode: 'TJ-SU-99' })).toEqual(['areaCode unknown_record'])
    expect(await issuesOf({ councilId: crypto.randomUUID() })).toEqual(['councilId unknown_record'])
    expect(await issuesOf({ endedOn: '2016' })).toEqual(['endedOn date_before_other'])
    expect(await issuesOf({ kind: 'party', titleEn: '' })).toEqual(['kind not_one_of', 'titleEn required'])
    expect(await db.activity.count()).toBe(0)
  })

  it('is recorded once by a member of the council, and corrected where it differs', async () => {
    const member = await signedInAsSeat(own.id, 'member')
    expect(await recordActivity(member, { ...activity, councilId: own.id })).toBe(true)
    expect(await recordActivity(member, { ...activity, councilId: own.id })).toBe(false)
    expect(await recordActivity(member, { ...activity, councilId: own.id, attendance: 61 })).toBe(true)
    expect(await db.activity.findMany()).toMatchObject([
      { code: 'x-2017-09-15', councilId: own.id, startedOn: '2017-09', attendance: 61, titleTg: null },
    ])
    expect(await audits()).toBe(2)
  })

  it('of one council is not corrected by another, nor taken over', async () => {
    const stranger = await signedInAsSeat(other.id, 'secretary')
    await expect(recordActivity(stranger, { ...activity, councilId: other.id })).rejects.toThrow(ForbiddenError)
    expect(await db.activity.findMany()).toMatchObject([{ councilId: own.id, attendance: 61 }])
    expect(await audits()).toBe(2)
  })
})
