import { expect, test } from 'vitest'
import { councilOffices } from './councils.constants.ts'
import { modules } from './modules.ts'
import {
  isPermitted,
  isPermittedOnComplaint,
  isPermittedSomewhere,
  moduleOfPermission,
  permissionNames,
  ruleOf,
  type Roles,
} from './permissions.ts'

const secretaryOfA: Roles = { memberships: [{ councilId: 'A', office: 'secretary' }], posts: [] }
const memberOfA: Roles = { memberships: [{ councilId: 'A', office: 'member' }], posts: [] }
const officerOfD: Roles = { memberships: [], posts: [{ role: 'officer', departmentIds: ['D', 'D1'] }] }
const coordinator: Roles = { memberships: [], posts: [{ role: 'coordinator', departmentIds: [] }] }
const administrator: Roles = { memberships: [], posts: [{ role: 'administrator', departmentIds: [] }] }

test('names are a noun and a verb', () => {
  for (const name of permissionNames) expect(name).toMatch(/^[a-z][A-Za-z]*:[a-z][A-Za-z]*$/u)
})

test('somebody can do every single thing', () => {
  for (const name of permissionNames) {
    const { reach, offices, posts } = ruleOf(name)
    expect([
      name,
      reach === 'everybody' || reach === 'ownReceipt' || reach === 'ownAccount' || offices.length + posts.length > 0,
    ]).toEqual([name, true])
  }
})

test('the ministry has no verb on ratings', () => {
  for (const name of permissionNames.filter((each) => each.startsWith('rating:')))
    expect(ruleOf(name).posts).toEqual([])
})

test('an administrator neither answers for a department nor acts for a council', () => {
  const refused = permissionNames.filter(
    (name) => /^(shortcoming|proposal|meeting):/u.test(name) && !name.endsWith(':read'),
  )
  expect(refused.length).toBeGreaterThan(30)
  for (const name of refused)
    expect([name, isPermitted(name, administrator, { councilId: 'A', departmentId: 'D' })]).toEqual([name, false])
})

test('a secretary acts for the own council and no other', () => {
  expect(isPermitted('meeting:record', secretaryOfA, { councilId: 'A' })).toBe(true)
  expect(isPermitted('meeting:record', secretaryOfA, { councilId: 'B' })).toBe(false)
  expect(isPermitted('meeting:record', secretaryOfA)).toBe(false)
  expect(isPermitted('meeting:record', memberOfA, { councilId: 'A' })).toBe(false)
  expect(isPermitted('shortcoming:raise', memberOfA, { councilId: 'A' })).toBe(true)
  expect(isPermitted('shortcoming:register', memberOfA, { councilId: 'A' })).toBe(false)
})

test('an officer answers for the own department and those below, and never for a council', () => {
  expect(isPermitted('shortcoming:answer', officerOfD, { departmentId: 'D' })).toBe(true)
  expect(isPermitted('shortcoming:answer', officerOfD, { departmentId: 'D1' })).toBe(true)
  expect(isPermitted('shortcoming:answer', officerOfD, { departmentId: 'E' })).toBe(false)
  expect(isPermitted('shortcoming:answer', officerOfD)).toBe(false)
  expect(isPermitted('shortcoming:verify', officerOfD, { councilId: 'A', departmentId: 'D' })).toBe(false)
  expect(isPermitted('shortcoming:answer', secretaryOfA, { councilId: 'A', departmentId: 'D' })).toBe(false)
})

test('people without an account read, sign in and rate, nothing more', () => {
  const open = permissionNames.filter((name) => isPermitted(name, null) && !name.endsWith(':read'))
  expect(open).toEqual([
    'identity:signIn',
    'identity:signOut',
    'invitation:accept',
    'password:reset',
    'email:confirm',
    'organisation:link',
    'rating:submit',
    'rating:readOwn',
  ])
  for (const name of ['audit:read', 'inbox:read', 'job:read', 'person:read'] as const)
    expect([name, isPermitted(name, null)]).toEqual([name, false])
})

test('a noun belongs to one module, which declares every permission about it', () => {
  const ownersOf = Map.groupBy(permissionNames, (name) => name.split(':')[0])
  for (const [noun, names] of ownersOf) expect([noun, new Set(names.map(moduleOfPermission)).size]).toEqual([noun, 1])
  expect(new Set(permissionNames).size).toBe(Object.values(modules).flatMap((declared) => Object.keys(declared)).length)
})

test('every office may do something and a menu knows it without a record', () => {
  for (const office of councilOffices)
    expect(isPermittedSomewhere('shortcoming:raise', { memberships: [{ councilId: 'A', office }], posts: [] })).toBe(
      true,
    )
  expect(isPermittedSomewhere('inbox:read', officerOfD)).toBe(true)
  expect(isPermittedSomewhere('inbox:read', memberOfA)).toBe(false)
  expect(isPermittedSomewhere('inbox:read', null)).toBe(false)
  expect(isPermitted('council:establish', coordinator)).toBe(true)
})

test('who sits behind a seat is known to chairs of that council, and to coordinators, observers and administrators', () => {
  const chairOfA: Roles = { memberships: [{ councilId: 'A', office: 'chair' }], posts: [] }
  const post = (role: 'observer' | 'moderator'): Roles => ({ memberships: [], posts: [{ role, departmentIds: [] }] })
  expect(isPermitted('person:read', chairOfA, { councilId: 'A' })).toBe(true)
  expect(isPermitted('person:read', chairOfA, { councilId: 'B' })).toBe(false)
  expect(isPermitted('person:read', chairOfA)).toBe(false)
  for (const roles of [coordinator, administrator, post('observer')])
    expect(isPermitted('person:read', roles)).toBe(true)
  for (const roles of [secretaryOfA, memberOfA, officerOfD, post('moderator'), null])
    expect(isPermitted('person:read', roles, { councilId: 'A', departmentId: 'D' })).toBe(false)
})

test("accounts and posts are the administrators' alone; a chair invites and ends seats on the own council", () => {
  const chairOfA: Roles = { memberships: [{ councilId: 'A', office: 'deputyChair' }], posts: [] }
  for (const name of ['person:suspend', 'person:restore', 'person:resetFactors', 'post:assign', 'post:end'] as const) {
    expect(ruleOf(name)).toEqual({ reach: 'country', offices: [], posts: ['administrator'], nationwide: [] })
    for (const roles of [chairOfA, secretaryOfA, officerOfD, coordinator])
      expect(isPermitted(name, roles, { councilId: 'A', departmentId: 'D' })).toBe(false)
  }
  for (const name of ['person:invite', 'membership:start', 'membership:end'] as const) {
    expect(isPermitted(name, chairOfA, { councilId: 'A' })).toBe(true)
    expect(isPermitted(name, chairOfA, { councilId: 'B' })).toBe(false)
    expect(isPermitted(name, secretaryOfA, { councilId: 'A' })).toBe(false)
    expect(isPermitted(name, administrator, { councilId: 'A' })).toBe(true)
  }
  expect(isPermitted('person:invite', coordinator)).toBe(false)
})

test('the audit log is read and taken along by coordinators, observers and administrators', () => {
  for (const name of ['audit:read', 'audit:export'] as const)
    expect(ruleOf(name)).toEqual({
      reach: 'country',
      offices: [],
      posts: ['coordinator', 'observer', 'administrator'],
      nationwide: [],
    })
})

test('a published file is taken off by the side that published it, and by coordinators anywhere', () => {
  const may = (roles: Roles | null, scope: Parameters<typeof isPermitted>[2]) =>
    isPermitted('case:removeFile', roles, scope)
  const ofCouncil = { councilId: 'A', departmentId: null }
  const ofDepartment = { councilId: null, departmentId: 'D' }
  expect(
    [secretaryOfA, memberOfA, officerOfD, coordinator, administrator, null].map((roles) => may(roles, ofCouncil)),
  ).toEqual([...[true, false, false, true, false, false]])
  expect([secretaryOfA, officerOfD, coordinator, administrator, null].map((roles) => may(roles, ofDepartment))).toEqual(
    [...[false, true, true, false, false]],
  )
  expect(may(officerOfD, { councilId: null, departmentId: 'E' })).toBe(false)
})

test('a complaint about a unit is never for anybody who holds a post there', () => {
  const at = (departmentId: string, departmentIds: string[]): Roles['posts'][number] => ({
    role: 'officer',
    departmentId,
    departmentIds,
  })
  const own: Roles = { memberships: [], posts: [at('D', ['D', 'D1'])] }
  const superior: Roles = { memberships: [], posts: [at('S', ['S', 'D', 'D1'])] }
  const both: Roles = { memberships: [], posts: [at('S', ['S', 'D', 'D1']), at('D', ['D', 'D1'])] }
  const elsewhere: Roles = { memberships: [], posts: [at('E', ['E'])] }
  const may = (roles: Roles | null) => isPermittedOnComplaint('shortcoming:answer', roles, 'D')
  expect([own, superior, both, elsewhere, officerOfD, null].map(may)).toEqual([false, true, false, false, false, false])
  // The same person acts on a complaint about a department below the own one.
  expect(isPermittedOnComplaint('shortcoming:answer', own, 'D1')).toBe(true)
})
