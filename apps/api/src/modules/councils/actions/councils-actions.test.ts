import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import { endMembership } from './end-membership.ts'
import { establishCouncil } from './establish-council.ts'
import { startMembership } from './start-membership.ts'

let land: Places
let coordinator: Actor
let refused: Actor[]

beforeAll(async () => {
  land = await places()
  coordinator = await signedInAsPost('coordinator')
  const own = await council(land.sughdDepartmentId, land.sughdId)
  refused = [
    anonymous,
    await signedInAsSeat(own.id, 'chair'),
    await signedInAsPost('officer', land.ministryId),
    await signedInAsPost('observer'),
  ]
})

const name = { tg: 'Шӯрои ҷамъиятӣ', ru: 'Общественный совет', en: 'Public council' }
const audits = (action: string) => db.auditEntry.count({ where: { action } })
const issuesOf = async (act: Promise<unknown>) => {
  const failure = await act.then(
    () => null,
    (caught: unknown) => caught,
  )
  if (!(failure instanceof InvalidInputError)) throw failure ?? new Error('it was not refused')
  return failure.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('establishing a council', () => {
  const khujand = { slug: 'khujand', areaCode: 'TJ-SU-01', departmentCode: 'MIA-SU-01', name, sourceCodes: ['S4'] }

  it('is refused to everybody but coordinators, administrators and the system', async () => {
    for (const actor of refused) await expect(establishCouncil(actor, khujand)).rejects.toThrow(ForbiddenError)
    expect(await db.council.count({ where: { slug: 'khujand' } })).toBe(0)
    expect(await audits('council:establish')).toBe(0)
  })

  it('is refused with codes that nobody knows and addresses that are none', async () => {
    expect(await issuesOf(establishCouncil(coordinator, { ...khujand, areaCode: 'TJ-SU-99' }))).toEqual([
      'areaCode unknown_record',
    ])
    expect(await issuesOf(establishCouncil(coordinator, { ...khujand, departmentCode: 'MIA-SU-99' }))).toEqual([
      'departmentCode unknown_record',
    ])
    expect(
      await issuesOf(establishCouncil(coordinator, { ...khujand, slug: '../x', name: { ...name, tg: ' ' } })),
    ).toEqual(['slug not_a_code', 'name.tg required'])
  })

  it('happens once, with one audit entry, also when two ask at once', async () => {
    const [first, second] = await Promise.allSettled([
      establishCouncil(coordinator, khujand),
      establishCouncil(coordinator, khujand),
    ])
    const made = [first, second].find((result) => result.status === 'fulfilled')
    expect(made?.value).toMatchObject({
      slug: 'khujand',
      areaId: land.khujandId,
      departmentId: land.khujandDepartmentId,
      inferred: false,
      demonstration: false,
      sourceCodes: ['S4'],
    })
    const third = await establishCouncil(coordinator, khujand)
    expect(third.id).toBe(made?.value.id)
    expect(await audits('council:establish')).toBe(1)
  })

  it('is a conflict where the slug belongs to another council', async () => {
    await expect(establishCouncil(coordinator, { ...khujand, departmentCode: 'MIA-SU' })).rejects.toThrow(ConflictError)
  })
})

describe('a membership', () => {
  let councilId: string
  beforeAll(async () => {
    councilId = (await council(land.bokhtarDepartmentId, land.bokhtarId)).id
  })
  const term = { office: 'chair' as const, seat: 1, termFrom: '2024-03-01' }

  it('is started only by coordinators, administrators and the system', async () => {
    for (const actor of refused)
      await expect(startMembership(actor, { ...term, councilId })).rejects.toThrow(ForbiddenError)
    expect(await db.membership.count({ where: { councilId } })).toBe(0)
  })

  it('is refused with a council or person nobody knows, a seat below 1, and a term that ends before it begins', async () => {
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId: crypto.randomUUID() }))).toEqual([
      'councilId unknown_record',
    ])
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId, personId: crypto.randomUUID() }))).toEqual(
      ['personId unknown_record'],
    )
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId, seat: 0 }))).toEqual(['seat too_small'])
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId, termTo: '2024-02-29' }))).toEqual([
      'termTo date_before_other',
    ])
  })

  it('is started once, with one audit entry', async () => {
    const before = await audits('membership:start')
    const nominatedBy = { original: 'tg' as const, tg: 'Кумитаи маҳалла' }
    const first = await startMembership(coordinator, { ...term, councilId, nominatedBy })
    const second = await startMembership(coordinator, { ...term, councilId, nominatedBy })
    expect(second.id).toBe(first.id)
    expect(first).toMatchObject({
      seat: 1,
      office: 'chair',
      nominatedByTg: 'Кумитаи маҳалла',
      nominatedByRu: null,
      termTo: null,
      endedReason: null,
      personId: null,
    })
    expect((await audits('membership:start')) - before).toBe(1)
  })

  it('cannot take a seat that is taken, nor a second chair or secretary, but may be a second member', async () => {
    expect(
      await issuesOf(startMembership(coordinator, { ...term, councilId, office: 'member', termFrom: '2025-01-01' })),
    ).toEqual(['seat seat_taken'])
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId, seat: 2 }))).toEqual([
      'office office_taken',
    ])
    await expect(startMembership(coordinator, { ...term, councilId, office: 'member' })).rejects.toThrow(ConflictError)
    await startMembership(coordinator, { ...term, councilId, seat: 2, office: 'member' })
    await startMembership(coordinator, { ...term, councilId, seat: 3, office: 'member' })
    expect(await db.membership.count({ where: { councilId } })).toBe(3)
  })

  it('gives one seat to one of two who ask at once', async () => {
    const results = await Promise.allSettled(
      ['2024-05-01', '2024-05-02'].map((termFrom) =>
        startMembership(coordinator, { councilId, office: 'secretary', seat: 9, termFrom }),
      ),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
      issues: [{ path: ['seat'], code: 'seat_taken' }],
    })
  })

  it('ends once with its reason, frees the seat from the next day on, and stays listed', async () => {
    const chair = await db.membership.findFirstOrThrow({ where: { councilId, office: 'chair' } })
    const end = { membershipId: chair.id, on: '2025-06-30', reason: 'resigned' as const }
    for (const actor of refused) await expect(endMembership(actor, end)).rejects.toThrow(ForbiddenError)
    expect(await issuesOf(endMembership(coordinator, { ...end, on: '2024-02-01' }))).toEqual(['on date_before_other'])
    await expect(endMembership(coordinator, { ...end, membershipId: crypto.randomUUID() })).rejects.toThrow(
      NotFoundError,
    )
    await endMembership(coordinator, end)
    expect(await endMembership(coordinator, end)).toMatchObject({
      endedReason: 'resigned',
      termTo: new Date('2025-06-30T00:00:00Z'),
    })
    await expect(endMembership(coordinator, { ...end, reason: 'recalled' })).rejects.toThrow(ConflictError)
    expect(await audits('membership:end')).toBe(1)
    expect(await issuesOf(startMembership(coordinator, { ...term, councilId, termFrom: '2025-06-30' }))).toEqual([
      'seat seat_taken',
    ])
    await startMembership(coordinator, { ...term, councilId, termFrom: '2025-07-01' })
    expect(await db.membership.count({ where: { councilId, seat: 1 } })).toBe(2)
  })
})
