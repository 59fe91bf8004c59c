import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import './schema.ts'
import { anonymous } from './platform/viewer.ts'
import type { Viewer } from './platform/viewer.ts'
import { adopted, submitted } from './modules/proposals/testing/proposals.ts'
import { registered, sent } from './modules/shortcomings/testing/findings.ts'
import { globalId, graphqlAs } from './testing/graphql.ts'
import { setUpRecordFixture } from './testing/record-fixture.ts'
import type { RecordFixture } from './testing/record-fixture.ts'

// What a viewer may not know of must not show in what surrounds it either: lengths, counts, cursors, order, filters.

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const pageOf = `{ edges { cursor node { id reference } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
const lists = `query ($after: String, $first: Int) {
  council(slug: "khujand") { shortcomingCount proposalCount meetingCount
    shortcomings(first: $first, after: $after) ${pageOf} proposals(first: $first, after: $after) ${pageOf} }
  shortcomings(first: $first, after: $after) { totalCount edges { cursor node { id reference } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  proposals(first: $first, after: $after) { totalCount edges { cursor node { id reference } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  here: shortcomings(first: $first, after: $after, areaCode: "TJ-SU", departmentCode: "MIA-SU-01") { totalCount edges { node { reference } } pageInfo { hasNextPage } }
}`

async function everyList(viewer: Viewer, variables: { first?: number; after?: string }): Promise<string> {
  const { data, errors } = await graphqlAs(viewer, lists, variables)
  expect(errors).toBeUndefined()
  return JSON.stringify(data)
}

/** Whoever may not see drafts of Khujand, signed in or not. */
const outsiders = () => [anonymous, stage.otherSecretary, stage.officer, stage.administrator, stage.coordinator]

describe('drafts of a council', () => {
  it('change no list, count, page, cursor or filter of those who may not know of them', async () => {
    await sent(stage, '2026-03-02')
    await sent(stage, '2026-03-06')
    await submitted(stage, '2026-03-03')
    const asked = [{}, { first: 1 }, { first: 2 }, { first: 50 }]
    const before = await Promise.all(outsiders().flatMap((viewer) => asked.map((page) => everyList(viewer, page))))
    // One older than everything public, one in between, one newer.
    for (const day of ['2026-03-01', '2026-03-04', '2026-03-09']) {
      await registered(stage, day)
      await adopted(stage, day)
    }
    const after = await Promise.all(outsiders().flatMap((viewer) => asked.map((page) => everyList(viewer, page))))
    expect(after).toEqual(before)
    expect(await everyList(stage.member, {})).not.toBe(await everyList(anonymous, {}))
  })

  it('have cursors that are of no more use to others than any made-up place in the list', async () => {
    const draft = await registered(stage, '2026-03-05')
    const cursorOf = (id: string) => Buffer.from(`2026-03-05\n${id}`).toString('base64url')
    const [high, low] = ['ffffffff-ffff-7fff-bfff-ffffffffffff', '00000000-0000-7000-8000-000000000000']
    for (const viewer of outsiders()) {
      const answers = await Promise.all([draft.id, high, low].map((id) => everyList(viewer, { after: cursorOf(id) })))
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).not.toContain(draft.reference)
    }
  })

  it('are asked for and acted on in vain with byte for byte the answer for what does not exist', async () => {
    const [draft, proposal] = [await registered(stage, '2026-03-05'), await adopted(stage, '2026-03-05')]
    const textOf = async (viewer: Viewer, query: string) => {
      const { status, data, errors } = await graphqlAs(viewer, query)
      return JSON.stringify({ status, data, errors })
    }
    const ways: readonly ((shortcoming: string, adoptedProposal: string, references: readonly string[]) => string)[] = [
      (id) => `{ node(id: "${globalId('Shortcoming', id)}") { id __typename } }`,
      (_id, id) => `{ node(id: "${globalId('Proposal', id)}") { id __typename } }`,
      (_id, _proposal, [reference]) => `{ shortcoming(reference: "${reference}") { id title { tg } } }`,
      (_id, _proposal, [, reference]) => `{ proposal(reference: "${reference}") { id title { tg } } }`,
      (id) =>
        `mutation { sendShortcoming(input: { shortcomingId: "${globalId('Shortcoming', id)}" }) { __typename ... on Error { message } } }`,
      (id) =>
        `mutation { acknowledgeShortcoming(input: { shortcomingId: "${globalId('Shortcoming', id)}" }) { __typename ... on Error { message } } }`,
      (_id, id) =>
        `mutation { submitProposal(input: { proposalId: "${globalId('Proposal', id)}" }) { __typename ... on Error { message } } }`,
    ]
    for (const viewer of outsiders())
      for (const way of ways) {
        const hidden = await textOf(viewer, way(draft.id, proposal.id, [draft.reference, proposal.reference]))
        const missing = await textOf(
          viewer,
          way(randomUUID(), randomUUID(), ['KMB-SU-2026-09999', 'PSH-SU-2026-09999']),
        )
        expect(hidden).toBe(missing)
      }
  })
})

describe('people', () => {
  it('are found by nobody who may not know of them, whatever the filter, and a chair’s list ends where it should', async () => {
    const query = `query ($search: String, $state: PersonState, $role: PostRole, $first: Int) {
      people(search: $search, state: $state, role: $role, first: $first) { edges { cursor node { label } } pageInfo { hasNextPage } } }`
    for (const viewer of [anonymous, stage.member, stage.secretary, stage.officer])
      for (const filter of [{}, { search: 'chair' }, { state: 'active' }, { role: 'administrator' }])
        expect((await graphqlAs(viewer, query, filter)).data).toEqual({ people: null })
    const { data } = await graphqlAs(stage.chair, query, {})
    const seen: { node: { label: string } }[] = data.people.edges
    expect(seen.map(({ node }) => node.label).toSorted()).toEqual(['chair', 'member', 'secretary'])
    const whole = await graphqlAs(stage.chair, query, { first: seen.length })
    expect(whole.data.people.pageInfo.hasNextPage).toBe(false)
    // Posts are none of a chair's business: asking by them finds nobody, those of the own council included.
    for (const role of ['officer', 'administrator'])
      expect((await graphqlAs(stage.chair, query, { role })).data.people.edges).toEqual([])
  })
})
