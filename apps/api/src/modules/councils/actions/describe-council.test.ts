import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atMoment, today } from '../../../platform/clock.ts'
import { db, pool } from '../../../platform/db.ts'
import { ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { addDays } from '@hamkori/schema/dates'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { council, seat, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import '../index.ts'
import { describeCouncil } from './describe-council.ts'

let land: Places
let khujand: { id: string; slug: string }
let chair: SignedInViewer
let secretary: SignedInViewer
beforeAll(async () => {
  land = await places()
})
beforeEach(async () => {
  khujand = await council(land.khujandDepartmentId, land.khujandId)
  chair = await signedInAsSeat(khujand.id, 'chair')
  secretary = await signedInAsSeat(khujand.id, 'secretary')
})

const reach = { original: 'tg', tg: 'Дафтари шӯро' } as const
const shown = async () =>
  (
    await graphqlAs(
      anonymous,
      `{ council(slug: "${khujand.slug}") { phone email reach { tg ru original } foundingAct { tg } } }`,
    )
  ).data.council

describe('what a council says of itself', () => {
  it('is refused to everybody but its chair, coordinators and administrators', async () => {
    const otherChair = await signedInAsSeat((await council(land.bokhtarDepartmentId, land.bokhtarId)).id, 'chair')
    const refused = [anonymous, secretary, otherChair, await signedInAsPost('officer', land.khujandDepartmentId)]
    for (const viewer of refused)
      expect(await failureOf(describeCouncil(viewer, { councilId: khujand.id, reach }))).toBeInstanceOf(ForbiddenError)
    for (const wrong of [
      { phone: 'x'.repeat(61) },
      { email: 'no address' },
      { reach: { original: 'tg' as const, tg: '' } },
    ])
      expect(await failureOf(describeCouncil(chair, { councilId: khujand.id, ...wrong }))).toBeInstanceOf(
        InvalidInputError,
      )
    expect(await shown()).toEqual({ phone: null, email: null, reach: null, foundingAct: null })
    expect(await db.auditEntry.count({ where: { action: 'council:describe', subjectId: khujand.id } })).toBe(0)
  })

  it('is public at once, and what is left out is taken off', async () => {
    await describeCouncil(chair, { councilId: khujand.id, reach, phone: '+992 44 600', foundingAct: reach })
    expect(await shown()).toEqual({
      phone: '+992 44 600',
      email: null,
      reach: { tg: 'Дафтари шӯро', ru: null, original: 'tg' },
      foundingAct: { tg: 'Дафтари шӯро' },
    })
    await describeCouncil(chair, { councilId: khujand.id, email: 'council@example.org' })
    expect(await shown()).toEqual({ phone: null, email: 'council@example.org', reach: null, foundingAct: null })
    expect(await db.auditEntry.count({ where: { action: 'council:describe', subjectId: khujand.id } })).toBe(2)
  })

  it('changes only with an entry in the audit log', async () => {
    await expect(pool.query(`INSERT INTO council_profile (id, phone) VALUES ('${khujand.id}', '1')`)).rejects.toThrow(
      'with an entry in the audit log only',
    )
  })
})

describe('terms that end within 60 days', () => {
  it('are told to the chair and the secretary of that council, and to no ordinary member', async () => {
    const [near, far] = [addDays(today(), 60), addDays(today(), 61)]
    await seat(khujand.id, 'member', { to: near })
    await seat(khujand.id, 'member', { to: far })
    const ask = (viewer: SignedInViewer) =>
      graphqlAs(viewer, '{ termsEnding(withinDays: 60) { termTo council { slug } } }')
    const told = [{ termTo: near, council: { slug: khujand.slug } }]
    expect((await ask(chair)).data.termsEnding).toEqual(told)
    expect((await ask(secretary)).data.termsEnding).toEqual(told)
    expect((await ask(await signedInAsSeat(khujand.id, 'member'))).data.termsEnding).toBeNull()
    await atMoment(new Date(Date.now() + 86_400_000), async () =>
      expect((await ask(secretary)).data.termsEnding).toHaveLength(2),
    )
  })
})
