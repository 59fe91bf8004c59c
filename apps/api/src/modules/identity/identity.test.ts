import { beforeAll, expect, test } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { again, council, signedInAsNobody, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import { createAccount } from './actions/create-account.ts'
import './identity.graphql.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const system = { kind: 'system', name: 'test' } as const
let map: Places

beforeAll(async () => {
  map = await places()
})

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )

test('nobody signed in is null, not an error', async () => {
  const answer = await graphqlAs(anonymous, '{ viewer { label } }')
  expect(answer.errors).toBeUndefined()
  expect(answer.data).toEqual({ viewer: null })
})

test('an officer reaches the own department and all below it, and none beside or above', async () => {
  const officer = await signedInAsPost('officer', map.sughdDepartmentId)
  expect(officer.posts).toHaveLength(1)
  expect([...(officer.posts[0]?.departmentIds ?? [])].sort()).toEqual(
    [map.sughdDepartmentId, map.khujandDepartmentId].sort(),
  )
  const { data } = await graphqlAs(officer, '{ viewer { permissions posts { role title { en } validFrom validTo } } }')
  expect(data.viewer.permissions).toEqual(
    expect.arrayContaining(['inbox:read', 'shortcoming:answer', 'proposal:answer']),
  )
  expect(data.viewer.permissions).not.toContain('meeting:record')
  expect(data.viewer.posts).toEqual([
    { role: 'officer', title: { en: 'officer' }, validFrom: '2020-01-01', validTo: null },
  ])
})

test('a secretary holds the council verbs, a nobody only what everybody may', async () => {
  const { id } = await council(map.khujandDepartmentId, map.khujandId)
  const secretary = await signedInAsSeat(id, 'secretary')
  expect(secretary.seats).toEqual([
    {
      membershipId: secretary.membershipId,
      councilId: id,
      councilSlug: secretary.seats[0]?.councilSlug,
      office: 'secretary',
    },
  ])
  const held = (await graphqlAs(secretary, '{ viewer { permissions } }')).data.viewer.permissions
  expect(held).toEqual(expect.arrayContaining(['meeting:record', 'shortcoming:register']))
  const nothing = (
    await graphqlAs(await signedInAsNobody(), '{ viewer { permissions seats { __typename } posts { role } } }')
  ).data.viewer
  expect(nothing).toMatchObject({ seats: [], posts: [] })
  expect(nothing.permissions).not.toContain('meeting:record')
  expect(nothing.permissions).toContain('council:read')
})

test('terms and posts begin and end with the day in Dushanbe', async () => {
  const { id } = await council(map.khujandDepartmentId, map.khujandId)
  // 19:00 UTC is midnight in Dushanbe.
  const lastMinute = new Date('2026-05-31T18:59:00Z')
  const nextDay = new Date('2026-05-31T19:01:00Z')
  const member = await atMoment(lastMinute, () =>
    signedInAsSeat(id, 'deputyChair', { from: '2026-05-01', to: '2026-05-31' }),
  )
  expect(member.seats.map(({ office }) => office)).toEqual(['deputyChair'])
  expect((await atMoment(nextDay, () => again(member))).seats).toEqual([])
  const officer = await atMoment(lastMinute, () =>
    signedInAsPost('officer', map.khujandDepartmentId, { from: '2026-06-01' }),
  )
  expect(officer.posts).toEqual([])
  expect((await atMoment(nextDay, () => again(officer))).posts).toHaveLength(1)
})

test('only an administrator or the system opens accounts, with one audit entry', async () => {
  const input = { email: 'new@council.example', password: 'long enough for that', label: 'New' }
  const coordinator = await signedInAsPost('coordinator')
  expect(await failureOf(createAccount(anonymous, input))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(createAccount(coordinator, input))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(createAccount(system, { ...input, password: 'short' }))).toMatchObject({
    issues: [{ path: ['password'], code: 'too_short', minimum: 12 }],
  })
  const administrator = await signedInAsPost('administrator')
  await createAccount(administrator, input)
  expect(await failureOf(createAccount(administrator, input))).toBeInstanceOf(ConflictError)
  const audit = await db.auditEntry.findMany({ where: { actorId: administrator.personId }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action, subjectType, payload }) => [action, subjectType, payload])).toEqual([
    ['account:create', 'Person', {}],
  ])
})

test('passwords are argon2id with at least 19 MiB and two passes, salted each time', async () => {
  const first = await hashPassword('the same words')
  const second = await hashPassword('the same words')
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(second).not.toBe(first)
  expect(await verifyPassword('the same words', first)).toBe(true)
  expect(await verifyPassword('other words', first)).toBe(false)
  expect(await verifyPassword('the same words', null)).toBe(false)
  // A hash made by the reference implementation (phc-winner-argon2 test vector: t=2, m=65536, "password", "somesalt").
  expect(
    await verifyPassword(
      'password',
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    ),
  ).toBe(true)
})
