import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SystemActor } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { council, seat, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import { countStatements } from '../../testing/statements.ts'
import { endMembership, register } from './index.ts'

const system: SystemActor = { kind: 'system', name: 'test' }
const ask = (query: string, variables = {}) => graphqlAs(anonymous, query, variables)
let land: Places
let khujandId: string

beforeAll(async () => {
  land = await places()
  khujandId = (await council(land.khujandDepartmentId, land.khujandId, 'khujand')).id
  await council(land.sughdDepartmentId, land.sughdId, 'sughd')
  await council(land.bokhtarDepartmentId, land.bokhtarId, 'bokhtar')
  await council(land.ministryId, land.countryId, 'mia')
  await ownerDb.council.update({
    where: { id: khujandId },
    data: { demonstration: true, inferred: true },
  })
})

describe('the councils', () => {
  it('are listed in the order of their places, with their number, in one statement', async () => {
    const query =
      '{ councils(first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { node { slug area { code } department { code } name { en } } } } }'
    await ask('{ country { code } }')
    const { result, statements } = await countStatements(() => ask(query))
    expect(statements).toHaveLength(1)
    expect(result.errors).toBeUndefined()
    const { totalCount, edges, pageInfo } = result.data.councils
    expect(totalCount).toBe(4)
    expect(edges.map(({ node }: { node: object }) => node)).toEqual([
      { slug: 'mia', area: { code: 'TJ' }, department: { code: 'MIA' }, name: { en: 'mia' } },
      { slug: 'bokhtar', area: { code: 'TJ-KT-01' }, department: { code: 'MIA-KT-01' }, name: { en: 'bokhtar' } },
      { slug: 'sughd', area: { code: 'TJ-SU' }, department: { code: 'MIA-SU' }, name: { en: 'sughd' } },
    ])
    expect(pageInfo.hasNextPage).toBe(true)
    const next = await ask(
      `{ councils(first: 3, after: "${pageInfo.endCursor}") { totalCount pageInfo { hasNextPage } edges { node { slug } } } }`,
    )
    expect(next.data.councils).toEqual({
      totalCount: 4,
      pageInfo: { hasNextPage: false },
      edges: [{ node: { slug: 'khujand' } }],
    })
  })

  it('are those of one region with its places, and none of an unknown one; an empty page still has its total', async () => {
    const { data } = await ask(
      '{ su: councils(regionCode: "tj-su") { totalCount edges { node { slug } } } none: councils(regionCode: "\\u0000") { totalCount edges { node { slug } } } kt: councils(regionCode: "TJ-K") { totalCount } }',
    )
    expect(data).toEqual({
      su: { totalCount: 2, edges: [{ node: { slug: 'sughd' } }, { node: { slug: 'khujand' } }] },
      none: { totalCount: 0, edges: [] },
      kt: { totalCount: 0 },
    })
    const { data: past } = await ask(
      'query ($after: String) { councils(after: $after) { totalCount edges { node { slug } } } }',
      {
        after: Buffer.from(`TJ-ZZ\n${crypto.randomUUID()}`).toString('base64url'),
      },
    )
    expect(past.councils).toEqual({ totalCount: 4, edges: [] })
  })

  it('refuse pages that are too large and cursors that are none', async () => {
    for (const args of [
      'first: 0',
      'first: 101',
      'after: "!"',
      'after: "YQ"',
      `after: "${Buffer.from('TJ\nx').toString('base64url')}"`,
    ]) {
      const { errors } = await ask(`{ councils(${args}) { totalCount } }`)
      expect(errors).toHaveLength(1)
      expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
    }
  })

  it('are found by their slug in any case, and null otherwise', async () => {
    const { data, errors } = await ask(
      '{ a: council(slug: " KHUJAND ") { id inferred demonstration sources { code } } b: council(slug: "nobody") { id } c: council(slug: "\\u0000") { id } }',
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      a: {
        id: globalId('Council', khujandId),
        inferred: true,
        demonstration: true,
        sources: [],
      },
      b: null,
      c: null,
    })
  })

  it('stand at their places, read in one statement for many places', async () => {
    const { result, statements } = await countStatements(() =>
      ask('{ regions { code councils { slug } children { code councils { slug } } } country { councils { slug } } }'),
    )
    // Three levels ask one after another.
    expect(statements.length).toBeLessThanOrEqual(2)
    expect(result.data.country.councils).toEqual([{ slug: 'mia' }])
    expect(result.data.regions).toEqual([
      { code: 'TJ-KT', councils: [], children: [{ code: 'TJ-KT-01', councils: [{ slug: 'bokhtar' }] }] },
      {
        code: 'TJ-SU',
        councils: [{ slug: 'sughd' }],
        children: [{ code: 'TJ-SU-01', councils: [{ slug: 'khujand' }] }],
      },
    ])
  })
})

describe('the seats', () => {
  it('list former members too, or only those in force on a day, both ends of a term included', async () => {
    const chair = await seat(khujandId, 'chair', { from: '2024-01-01' })
    const former = await seat(khujandId, 'member', { from: '2024-01-01' })
    await endMembership(system, { membershipId: former, on: '2025-06-30', reason: 'resigned' })
    await ownerDb.membership.update({ where: { id: chair }, data: { nominatedByRu: 'Махаллинский комитет' } })
    const query = `query ($day: Date) { council(slug: "khujand") { memberships(onDate: $day) { id office termFrom termTo endedReason demonstration nominatedBy { original tg ru ruState } } } }`
    const all = await ask(query)
    expect(all.data.council.memberships).toEqual([
      {
        id: globalId('Membership', chair),
        office: 'chair',
        termFrom: '2024-01-01',
        termTo: null,
        endedReason: null,
        demonstration: false,
        nominatedBy: { original: 'ru', tg: null, ru: 'Махаллинский комитет', ruState: 'original' },
      },
      {
        id: globalId('Membership', former),
        office: 'member',
        termFrom: '2024-01-01',
        termTo: '2025-06-30',
        endedReason: 'resigned',
        demonstration: false,
        nominatedBy: null,
      },
    ])
    const on = async (day: string) => (await ask(query, { day })).data.council.memberships.length
    expect([
      await on('2023-12-31'),
      await on('2024-01-01'),
      await on('2025-06-30'),
      await on('2025-07-01'),
      await on('2025-02-30'),
    ]).toEqual([0, 2, 2, 1, 0])
  })

  it('are read for a whole page of councils in one statement', async () => {
    const { statements } = await countStatements(() =>
      ask('{ councils { edges { node { a: memberships { seat } b: memberships(onDate: "2026-01-01") { seat } } } } }'),
    )
    expect(statements).toHaveLength(2)
  })

  it('are shown to their holder after signing in', async () => {
    const bokhtar = await db.council.findUniqueOrThrow({ where: { slug: 'bokhtar' } })
    const viewer = await signedInAsSeat(bokhtar.id, 'deputyChair')
    const { data, errors } = await graphqlAs(
      viewer,
      '{ viewer { seats { office council { slug } membership { id office } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.viewer.seats).toEqual([
      {
        office: 'deputyChair',
        council: { slug: 'bokhtar' },
        membership: { id: globalId('Membership', viewer.membershipId), office: 'deputyChair' },
      },
    ])
  })

  it('and councils are found by their ids, null for foreign ones', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename ... on Council { slug } } }'
    expect((await ask(query, { id: globalId('Council', khujandId) })).data.node).toEqual({
      __typename: 'Council',
      slug: 'khujand',
    })
    for (const id of [
      globalId('Council', crypto.randomUUID()),
      globalId('Membership', khujandId),
      globalId('Person', khujandId),
    ]) {
      expect((await ask(query, { id })).data).toEqual({ node: null })
    }
  })
})

describe('the register', () => {
  it('shows organisations and documents with their titles and where they are named', async () => {
    await register.body(system, {
      code: 'swg',
      kind: 'steeringGroup',
      areaCode: 'TJ',
      nameEn: 'Steering group',
      nameRu: 'Руководящая группа',
      offices: ['Minister'],
      sourceCodes: [],
    })
    await register.body(system, { code: 'sg', kind: 'stateBody', parentCode: 'swg', nameEn: 'Part', note: 'a note' })
    await register.document(system, { code: 'undated', kind: 'law', titleEn: 'A law' })
    await register.document(system, { code: 'old', kind: 'strategy', titleEn: 'A strategy', datedOn: '2010' })
    await register.document(system, {
      code: 'new',
      kind: 'law',
      titleEn: 'Another',
      datedOn: '2014-05-03',
      url: 'https://example.org/',
    })
    const { data, errors } = await ask(
      '{ bodies { code kind name { original en ru tg tgState ruState } parent { code } area { code } note offices } legalDocuments { code kind datedOn url title { en } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.bodies).toEqual([
      {
        code: 'sg',
        kind: 'stateBody',
        name: { original: 'en', en: 'Part', ru: null, tg: null, tgState: 'missing', ruState: 'missing' },
        parent: { code: 'swg' },
        area: null,
        note: 'a note',
        offices: [],
      },
      {
        code: 'swg',
        kind: 'steeringGroup',
        name: {
          original: 'en',
          en: 'Steering group',
          ru: 'Руководящая группа',
          tg: null,
          tgState: 'missing',
          ruState: 'unreviewed',
        },
        parent: null,
        area: { code: 'TJ' },
        note: null,
        offices: ['Minister'],
      },
    ])
    expect(data.legalDocuments.map(({ code }: { code: string }) => code)).toEqual(['new', 'old', 'undated'])
    expect(data.legalDocuments[0]).toEqual({
      code: 'new',
      kind: 'law',
      datedOn: '2014-05-03',
      url: 'https://example.org/',
      title: { en: 'Another' },
    })
  })
})
