import { beforeAll, describe, expect, it } from 'vitest'
import { dateOf } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { council, seat, signedInAsNobody, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import { countStatements } from '../../testing/statements.ts'
import '../councils/index.ts'
import { accounts } from '../identity/index.ts'
import { ownerDb } from '../../testing/owner.ts'

let land: Places
let khujand: string
let bokhtar: string
let administrator: SignedInViewer
let coordinator: SignedInViewer
let observer: SignedInViewer
let chair: SignedInViewer & { membershipId: string }
let otherChair: SignedInViewer & { membershipId: string }
let member: SignedInViewer & { membershipId: string }
let officer: SignedInViewer
let former: string

beforeAll(async () => {
  land = await places()
  khujand = (await council(land.khujandDepartmentId, land.khujandId, 'khujand')).id
  bokhtar = (await council(land.bokhtarDepartmentId, land.bokhtarId, 'bokhtar')).id
  administrator = await signedInAsPost('administrator')
  coordinator = await signedInAsPost('coordinator')
  observer = await signedInAsPost('observer')
  chair = await signedInAsSeat(khujand, 'chair')
  otherChair = await signedInAsSeat(bokhtar, 'deputyChair')
  member = await signedInAsSeat(khujand, 'member')
  officer = await signedInAsPost('officer', land.khujandDepartmentId)
  former = (await signedInAsNobody()).personId
  await seat(khujand, 'member', { to: '2024-01-31' }, former)
  await seat(bokhtar, 'member', {}, former)
  await named(former, 'Ҷӯрабоева Ҳанифа')
  await named(member.personId, 'Қодиров Ғафур')
})

async function named(personId: string, label: string): Promise<void> {
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId } })
  await db.person.update({ where: { id: personId }, data: { label, searchText: accounts.searchTextOf(label, email) } })
}

const list =
  'query ($search: String, $state: PersonState, $role: PostRole, $councilId: ID, $departmentId: ID, $first: Int, $after: String) { people(search: $search, state: $state, role: $role, councilId: $councilId, departmentId: $departmentId, first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }'
async function found(viewer: Viewer, variables: Record<string, unknown> = {}): Promise<string[] | null> {
  const { data, errors } = await graphqlAs(viewer, list, { first: 100, ...variables })
  expect(errors).toBeUndefined()
  return data.people?.edges.map(({ node }: { node: { id: string } }) => node.id) ?? null
}
const ids = (...people: (string | { personId: string })[]) =>
  people.map((each) => globalId('Person', typeof each === 'string' ? each : each.personId)).toSorted()
const sorted = (list: string[] | null) => list?.toSorted() ?? null

describe('people', () => {
  it('are nobody’s business who is neither chair, coordinator, observer nor administrator', async () => {
    const secretary = await signedInAsSeat(khujand, 'secretary')
    const moderator = await signedInAsPost('moderator')
    const id = globalId('Person', member.personId)
    for (const viewer of [anonymous, member, secretary, officer, moderator, await signedInAsNobody()]) {
      expect(await found(viewer)).toBeNull()
      const { data } = await graphqlAs(
        viewer,
        'query ($id: ID!) { person(id: $id) { label } node(id: $id) { id } council(slug: "khujand") { memberships { person { label } } } }',
        { id },
      )
      expect(data).toMatchObject({ person: null, node: null })
      expect(new Set(data.council.memberships.map(({ person }: { person: null }) => person))).toEqual(new Set([null]))
    }
  })

  it('look the same to a chair whether they sit elsewhere or do not exist', async () => {
    const query = 'query ($id: ID!) { person(id: $id) { label email } node(id: $id) { id } }'
    const of = async (id: string) => JSON.stringify((await graphqlAs(chair, query, { id })).data)
    const missing = await of(globalId('Person', crypto.randomUUID()))
    expect(missing).toBe('{"person":null,"node":null}')
    for (const id of [globalId('Person', otherChair.personId), globalId('Person', officer.personId)])
      expect(await of(id)).toBe(missing)
    expect((await graphqlAs(observer, query, { id: globalId('Council', khujand) })).data.person).toBeNull()
    const post = await db.post.findFirstOrThrow({ where: { personId: officer.personId } })
    expect((await graphqlAs(chair, query, { id: globalId('PersonPost', post.id) })).data.node).toBeNull()
    expect((await graphqlAs(observer, query, { id: globalId('PersonPost', post.id) })).data.node).not.toBeNull()
  })

  it('are told to a chair only as far as they sit or sat on the own council', async () => {
    const memberWithPost = await signedInAsSeat(khujand, 'member')
    const postless = await found(chair)
    expect(postless).toContain(globalId('Person', former))
    expect(postless).not.toContain(globalId('Person', otherChair.personId))
    expect(sorted(await found(chair, { councilId: globalId('Council', bokhtar) }))).toEqual([])
    expect(sorted(await found(chair, { role: 'officer' }))).toEqual([])
    expect(sorted(await found(chair, { search: 'deputychair' }))).toEqual([])
    await ownerDb.post.create({
      data: { personId: memberWithPost.personId, role: 'observer', validFrom: dateOf('2020-01-01') },
    })
    await ownerDb.person.update({
      where: { id: former },
      data: { suspendedAt: new Date(), suspendedFor: 'a reason that is not the chair’s' },
    })
    const query = `query ($a: ID!, $b: ID!) { a: person(id: $a) { posts { role } } b: person(id: $b) { state suspension { reason } seats { council { slug } } may } }`
    const variables = { a: globalId('Person', memberWithPost.personId), b: globalId('Person', former) }
    expect((await graphqlAs(chair, query, variables)).data).toEqual({
      a: { posts: [] },
      b: {
        state: 'suspended',
        suspension: null,
        seats: [{ council: { slug: 'khujand' } }],
        may: ['startMembership'],
      },
    })
    expect((await graphqlAs(observer, query, variables)).data).toEqual({
      a: { posts: [{ role: 'observer' }] },
      b: {
        state: 'suspended',
        suspension: { reason: 'a reason that is not the chair’s' },
        seats: [{ council: { slug: 'khujand' } }, { council: { slug: 'bokhtar' } }],
        may: [],
      },
    })
    await ownerDb.person.update({ where: { id: former }, data: { suspendedAt: null, suspendedFor: null } })
  })

  it('are not told to a chair by a seat on another council, though the person sits on both', async () => {
    const query =
      '{ a: council(slug: "khujand") { memberships { person { id } } } b: council(slug: "bokhtar") { memberships { person { id } } } }'
    const holders = ({ memberships }: { memberships: { person: { id: string } | null }[] }) =>
      memberships.map(({ person }) => person?.id)
    const asChair = (await graphqlAs(chair, query)).data
    expect(holders(asChair.a)).toContain(globalId('Person', former))
    expect(new Set(holders(asChair.b))).toEqual(new Set([undefined]))
    const asObserver = (await graphqlAs(observer, query)).data
    expect(holders(asObserver.b)).toContain(globalId('Person', former))
  })

  it('are found by every spelling of their letters, and by email', async () => {
    for (const search of ['Ҷӯрабоева', 'Джурабоева', 'чурабоева ханифа', 'jurabo hanifa', 'ҲАНИФА'])
      expect(sorted(await found(observer, { search }))).toEqual(ids(former))
    expect(sorted(await found(observer, { search: 'Кодиров гафур' }))).toEqual(ids(member))
    expect(sorted(await found(observer, { search: observer.email }))).toEqual(ids(observer))
    expect(await found(observer, { search: 'нест% _' })).toEqual([])
  })

  it('are narrowed by state, post, department and council, also by those that begin later', async () => {
    const invited = await signedInAsPost('officer', land.bokhtarDepartmentId, { from: '2090-01-01' })
    await ownerDb.person.update({ where: { id: invited.personId }, data: { acceptedAt: null } })
    expect(sorted(await found(observer, { state: 'invited' }))).toEqual(ids(invited))
    expect(sorted(await found(observer, { state: 'suspended' }))).toEqual([])
    expect(sorted(await found(observer, { role: 'coordinator' }))).toEqual(ids(coordinator))
    expect(sorted(await found(observer, { departmentId: globalId('Department', land.bokhtarDepartmentId) }))).toEqual(
      ids(invited),
    )
    expect(sorted(await found(observer, { councilId: globalId('Council', bokhtar) }))).toEqual(ids(former, otherChair))
    // What is no id of such a record narrows to nobody.
    expect(await found(observer, { councilId: globalId('Department', land.bokhtarDepartmentId) })).toEqual([])
    await signedInAsPost('officer', land.khatlonDepartmentId, { to: '2024-01-01' })
    expect(await found(observer, { departmentId: globalId('Department', land.khatlonDepartmentId) })).toEqual([])
  })

  it('come page by page, each once, in one statement, and refuse cursors that are none', async () => {
    const all = (await found(administrator)) ?? []
    expect(all.length).toBeGreaterThan(10)
    const seen: string[] = []
    let after: string | null = null
    for (;;) {
      const { result, statements } = await countStatements(() => graphqlAs(administrator, list, { first: 3, after }))
      expect(statements).toHaveLength(1)
      const { edges, pageInfo } = result.data.people
      seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id))
      if (pageInfo.hasNextPage === false) break
      after = pageInfo.endCursor
    }
    expect(seen).toEqual(all)
    for (const cursor of [
      '!',
      'YQ',
      Buffer.from('а\nx').toString('base64url'),
      Buffer.from(`\0\n${crypto.randomUUID()}`).toString('base64url'),
    ]) {
      const { errors } = await graphqlAs(administrator, list, { after: cursor })
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT'])
    }
  })

  it('end for a chair where the visible ones end, whoever comes after them', async () => {
    const visible = (await found(chair)) ?? []
    expect(((await found(observer)) ?? []).length).toBeGreaterThan(visible.length)
    const page = async (first: number) => (await graphqlAs(chair, list, { first })).data.people.pageInfo.hasNextPage
    expect([await page(visible.length - 1), await page(visible.length)]).toEqual([true, false])
  })

  it('say what the viewer may do to them now, and nothing to oneself', async () => {
    const may = async (viewer: Viewer, personId: string): Promise<string[]> =>
      (await graphqlAs(viewer, 'query ($id: ID!) { person(id: $id) { may } }', { id: globalId('Person', personId) }))
        .data.person.may
    expect(await may(administrator, administrator.personId)).toEqual([])
    expect(await may(administrator, officer.personId)).toEqual([
      'suspendPerson',
      'assignPost',
      'endPost',
      'startMembership',
    ])
    expect(await may(administrator, member.personId)).toEqual([
      'suspendPerson',
      'assignPost',
      'startMembership',
      'endMembership',
    ])
    expect(await may(coordinator, member.personId)).toEqual(['startMembership', 'endMembership'])
    expect(await may(observer, member.personId)).toEqual([])
    expect(await may(chair, member.personId)).toEqual(['startMembership', 'endMembership'])
    expect(await may(chair, chair.personId)).toEqual([])
  })
})
