import '../../../testing/as-operator.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SystemActor } from '../../../platform/viewer.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { importActivity } from './import-activity.ts'
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

beforeAll(async () => {
  const land = await places()
  own = await council(land.khujandDepartmentId, land.khujandId)
})

describe('an activity', () => {
  it('is imported by the system only', async () => {
    for (const actor of [anonymous, await signedInAsSeat(own.id, 'chair'), await signedInAsPost('coordinator')]) {
      await expect(importActivity(actor, { ...activity, councilId: own.id })).rejects.toThrow(ForbiddenError)
    }
    expect([await db.activity.count(), await audits()]).toEqual([0, 0])
  })

  it('is refused where place or council are unknown, or it ended before it began', async () => {
    const issuesOf = async (input: object) => {
      const failure: unknown = await importActivity(system, { ...activity, ...input }).catch(
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

  it('is imported once, and again where the source tells something else', async () => {
    expect(await importActivity(system, { ...activity, councilId: own.id })).toBe(true)
    expect(await importActivity(system, { ...activity, councilId: own.id })).toBe(false)
    expect(await importActivity(system, { ...activity, councilId: own.id, attendance: 61 })).toBe(true)
    expect(await db.activity.findMany()).toMatchObject([
      {
        code: 'x-2017-09-15',
        councilId: own.id,
        startedOn: '2017-09',
        attendance: 61,
        titleTg: null,
        recordedAt: null,
      },
    ])
    expect(await audits()).toBe(2)
  })

  it('that a council has written down is not imported over', async () => {
    const { code } = await recordActivity(await signedInAsSeat(own.id, 'member'), {
      idempotencyKey: crypto.randomUUID(),
      councilId: own.id,
      kind: 'reception',
      title: { original: 'tg', tg: 'Қабул' },
      startedOn: '2020',
      areaCode: 'TJ-SU-01',
    })
    await expect(importActivity(system, { ...activity, code })).rejects.toThrow(ForbiddenError)
  })
})
