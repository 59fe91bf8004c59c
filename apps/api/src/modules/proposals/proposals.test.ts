import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { noonOf } from '../shortcomings/testing/findings.ts'
import './proposals.graphql.ts'
import { adopted, submitted } from './testing/proposals.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const record = `query ($reference: String!) { proposal(reference: $reference) {
  id reference state topic registeredOn submittedOn responseCount viewerMay title { tg } council { slug } department { code } meeting { reference } decision { number }
  answer { dueOn state days countedFrom daysLeft } responses { version outcome ground ownerOffice dueOn superseded } transitions { verb toState capacity reason } sources { code } } }`
const show = async (viewer: Viewer, reference: string) => {
  const answer = await atMoment(noonOf('2026-03-10'), () => graphqlAs(viewer, record, { reference }))
  expect(answer.errors).toBeUndefined()
  return answer.data.proposal
}
const act = async (viewer: Viewer, verb: string, type: string, input: Record<string, unknown>) => {
  const document = `mutation ($input: ${type}!) { ${verb}Proposal(input: $input) { __typename
    ... on Proposal { id reference state viewerMay } ... on InvalidInputError { issues { path code } } } }`
  const answer = await graphqlAs(viewer, document, { input })
  expect(answer.errors).toBeUndefined()
  return answer.data[`${verb}Proposal`]
}

describe('the proposals of the API', () => {
  it('show what is not submitted to the members of its council only', async () => {
    const { id, reference } = await adopted(stage, '2026-03-05')
    for (const viewer of [anonymous, stage.officer, stage.otherSecretary, stage.nobody]) {
      expect(await show(viewer, reference)).toBeNull()
      expect(
        (
          await graphqlAs(
            viewer,
            `{ node(id: "${globalId('Proposal', id)}") { id } proposals { totalCount edges { cursor } } }`,
          )
        ).data,
      ).toEqual({
        node: null,
        proposals: { totalCount: 0, edges: [] },
      })
    }
    expect(await show(stage.secretary, reference)).toMatchObject({
      state: 'adopted',
      viewerMay: ['amend', 'attach', 'discard', 'submit'],
      decision: { number: 1 },
      answer: { state: 'notStarted', days: 30 },
    })
    expect(await show(stage.member, reference)).toMatchObject({ viewerMay: [] })
  })

  it('refuse foreign and malformed ids at their field, and people who are not signed in', async () => {
    for (const proposalId of ['x', '', globalId('Shortcoming', crypto.randomUUID()), globalId('Proposal', 'x')]) {
      expect(await act(stage.secretary, 'submit', 'ProposalInput', { proposalId })).toEqual({
        __typename: 'InvalidInputError',
        issues: [{ path: ['proposalId'], code: 'not_an_id' }],
      })
    }
    expect(
      await act(stage.secretary, 'submit', 'ProposalInput', { proposalId: globalId('Proposal', crypto.randomUUID()) }),
    ).toEqual({ __typename: 'NotFoundError' })
    expect(
      await act(anonymous, 'submit', 'ProposalInput', { proposalId: globalId('Proposal', crypto.randomUUID()) }),
    ).toEqual({ __typename: 'ForbiddenError' })
  })

  it('go from the council to the department and back', async () => {
    const text = { original: 'tg', tg: 'Соатҳои қабул' }
    const registration = {
      idempotencyKey: crypto.randomUUID(),
      councilId: globalId('Council', stage.khujandCouncilId),
      departmentId: globalId('Department', stage.khujandDepartmentId),
      topic: 'response',
      title: text,
      detail: text,
    }
    expect(await act(stage.secretary, 'register', 'RegisterProposalInput', registration)).toEqual({
      __typename: 'InvalidInputError',
      issues: [{ path: ['decisionId'], code: 'required' }],
    })
    const made = await act(stage.secretary, 'register', 'RegisterProposalInput', {
      ...registration,
      decisionId: globalId('Decision', stage.khujandMeeting.decisionId),
    })
    expect(made).toMatchObject({
      __typename: 'Proposal',
      state: 'adopted',
      viewerMay: ['amend', 'attach', 'discard', 'submit'],
    })
    const input = { proposalId: made.id }
    expect(await act(stage.chair, 'submit', 'ProposalInput', input)).toMatchObject({ state: 'submitted' })
    expect(await act(stage.officer, 'acknowledge', 'ProposalInput', input)).toMatchObject({
      state: 'acknowledged',
      viewerMay: ['answer'],
    })
    const answer = {
      ...input,
      idempotencyKey: crypto.randomUUID(),
      outcome: 'declined',
      language: 'ru',
      reasons: 'Нет средств в этом году.',
      ground: 'noFunds',
    }
    expect(await act(stage.officer, 'answer', 'AnswerProposalInput', answer)).toMatchObject({
      state: 'answered',
      viewerMay: ['supersedeAnswer'],
    })
    const better = {
      ...input,
      idempotencyKey: crypto.randomUUID(),
      supersedesVersion: 1,
      outcome: 'acceptedInPart',
      language: 'ru',
      reasons: 'Нашли.',
      ownerOffice: 'Дежурная часть',
      dueOn: '2027-01-15',
    }
    expect(await act(stage.superiorOfficer, 'answer', 'AnswerProposalInput', better)).toMatchObject({
      state: 'answered',
    })
    expect(await show(anonymous, made.reference)).toMatchObject({
      topic: 'response',
      responseCount: 2,
      responses: [
        {
          version: 2,
          outcome: 'acceptedInPart',
          ground: null,
          ownerOffice: 'Дежурная часть',
          dueOn: '2027-01-15',
          superseded: false,
        },
        { version: 1, outcome: 'declined', ground: 'noFunds', ownerOffice: null, dueOn: null, superseded: true },
      ],
    })
  })

  it('come in pages of one statement, narrowed to a place or department, and singly in three', async () => {
    const first = await submitted(stage, '2026-05-01')
    const second = await submitted(stage, '2026-05-02', { departmentId: stage.sughdDepartmentId })
    const page = `query ($first: Int, $after: String, $departmentCode: String, $areaCode: String) { proposals(first: $first, after: $after, departmentCode: $departmentCode, areaCode: $areaCode) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { reference title { tg } council { slug name { tg } } department { code } answer { state } responses { version outcome } } } } }`
    await graphqlAs(anonymous, page)
    const { result, statements } = await countStatements(() =>
      graphqlAs(anonymous, page, { first: 2, areaCode: 'TJ-SU' }),
    )
    expect(statements.filter((text) => !text.includes('installation_fact'))).toHaveLength(1)
    const { totalCount, edges, pageInfo } = result.data.proposals
    // The one of the test above is of today, and the newest.
    expect([totalCount, pageInfo.hasNextPage, edges[1].node.reference]).toEqual([3, true, second.reference])
    const next = await graphqlAs(anonymous, page, { first: 2, areaCode: 'TJ-SU', after: pageInfo.endCursor })
    expect(next.data.proposals.edges.map((edge: { node: { reference: string } }) => edge.node.reference)).toEqual([
      first.reference,
    ])
    expect((await graphqlAs(anonymous, page, { departmentCode: 'MIA-SU' })).data.proposals).toMatchObject({
      totalCount: 1,
      edges: [{ node: { reference: second.reference } }],
    })
    expect((await graphqlAs(anonymous, page, { areaCode: 'TJ-KT' })).data.proposals).toMatchObject({
      totalCount: 0,
      edges: [],
    })
    const one = await countStatements(() => show(anonymous, first.reference))
    expect(one.result.reference).toBe(first.reference)
    expect(one.statements.filter((text) => !text.includes('installation_fact'))).toHaveLength(3)
    const council = await graphqlAs(
      anonymous,
      `{ council(slug: "khujand") { proposalCount proposals(first: 1) { pageInfo { hasNextPage } edges { node { reference } } } } }`,
    )
    expect(council.data.council).toMatchObject({ proposalCount: 3, proposals: { pageInfo: { hasNextPage: true } } })
  })

  it('narrow to a topic, alone and beside a year, and count what is left', async () => {
    const { reference } = await submitted(stage, '2025-11-03', { topic: 'premises' })
    const later = await submitted(stage, '2026-05-04', { topic: 'premises' })
    await adopted(stage, '2026-05-05', { topic: 'premises' })
    const page = `query ($topic: CaseTopic, $year: Int) { proposals(first: 10, topic: $topic, year: $year) {
      totalCount edges { node { reference topic } } } }`
    const ask = async (variables: Record<string, unknown>) =>
      (await graphqlAs(anonymous, page, variables)).data.proposals
    const [first, second] = [reference, later.reference].map((number) => ({
      node: { reference: number, topic: 'premises' },
    }))
    expect(await ask({ topic: 'premises' })).toEqual({ totalCount: 2, edges: [second, first] })
    expect(await ask({ topic: 'premises', year: 2025 })).toEqual({ totalCount: 1, edges: [first] })
    expect(await ask({ topic: 'corruption' })).toEqual({ totalCount: 0, edges: [] })
    expect((await graphqlAs(anonymous, page, { topic: 'weather' })).errors).toBeDefined()
  })
})
