import { beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { ownerDb, rewrite } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { countStatements } from '../../testing/statements.ts'
import { answerShortcoming } from './index.ts'
import './shortcomings.graphql.ts'
import { acknowledged, confirmation, noonOf, registered, sent } from './testing/findings.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const card = `
  id reference state topic severity registeredOn sentOn responseCount demonstration
  title { tg original tgState ruState }
  council { id slug name { tg } } department { code name { ru } }
  acknowledgement { dueOn state daysLeft countedFrom days metOn } answer { dueOn state daysLeft countedFrom days metOn }
  responses { version outcome reasons language superseded signerTitle { tg ru en } answeredAt }`
const line = `{ totalCount edges { node { reference } } }`
const page = `query ($first: Int, $after: String, $areaCode: String, $departmentCode: String) {
  shortcomings(first: $first, after: $after, areaCode: $areaCode, departmentCode: $departmentCode) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${card} } } } }`
const record = `query ($reference: String!) { shortcoming(reference: $reference) { ${card} viewerMay
  detail { tg ru } meeting { reference } decision { number text } transitions { verb fromState toState capacity } sources { code } } }`

const show = async (viewer: Viewer, reference: string, day = '2026-03-10') => {
  const answer = await atMoment(noonOf(day), () => graphqlAs(viewer, record, { reference }))
  expect(answer.errors).toBeUndefined()
  return answer.data.shortcoming
}
const act = async (viewer: Viewer, verb: string, input: Record<string, unknown>) => {
  const type = {
    register: 'RegisterShortcomingInput',
    send: 'ShortcomingInput',
    acknowledge: 'ShortcomingInput',
    answer: 'AnswerShortcomingInput',
  }[verb]
  const document = `mutation ($input: ${type}!) { ${verb}Shortcoming(input: $input) { __typename
    ... on Shortcoming { id reference state viewerMay } ... on InvalidInputError { issues { path code } } } }`
  const answer = await graphqlAs(viewer, document, { input })
  expect(answer.errors).toBeUndefined()
  return answer.data[`${verb}Shortcoming`]
}
const registration = () => ({
  idempotencyKey: crypto.randomUUID(),
  councilId: globalId('Council', stage.khujandCouncilId),
  departmentId: globalId('Department', stage.khujandDepartmentId),
  topic: 'inspectors',
  severity: 'low',
  title: { original: 'ru', ru: 'Участковый не принимает' },
  detail: { original: 'ru', ru: 'Приёма нет третью неделю.' },
})

describe('the shortcomings of the API', () => {
  it('show a draft to the members of its council only, and to everybody else as if it were missing', async () => {
    const { id, reference } = await registered(stage, '2026-03-02')
    for (const viewer of [
      anonymous,
      stage.nobody,
      stage.otherSecretary,
      stage.officer,
      stage.superiorOfficer,
      stage.administrator,
    ]) {
      expect(await show(viewer, reference)).toBeNull()
      const node = await graphqlAs(viewer, 'query ($id: ID!) { node(id: $id) { id } }', {
        id: globalId('Shortcoming', id),
      })
      expect(node.data).toEqual({ node: null })
      const lists = await graphqlAs(
        viewer,
        '{ shortcomings { totalCount edges { node { id } } } council(slug: "khujand") { shortcomings { edges { node { id } } } } }',
      )
      expect(lists.data).toEqual({
        shortcomings: { totalCount: 0, edges: [] },
        council: { shortcomings: { edges: [] } },
      })
    }
    expect(await show(stage.member, reference)).toMatchObject({ reference, state: 'registered', viewerMay: [] })
    expect(await show(stage.secretary, reference)).toMatchObject({
      state: 'registered',
      viewerMay: ['amend', 'attach', 'discard', 'send'],
      answer: { state: 'notStarted', dueOn: null, daysLeft: null, days: 15 },
    })
    const own = await graphqlAs(
      stage.member,
      '{ council(slug: "khujand") { shortcomings { edges { node { reference } } } } }',
    )
    expect(own.data.council.shortcomings.edges).toEqual([{ node: { reference } }])
    const meeting = `{ meeting(reference: "${(await db.meeting.findUniqueOrThrow({ where: { id: stage.khujandMeeting.id } })).reference}") { shortcomings { reference } } }`
    await ownerDb.shortcoming.update({ where: { id }, data: { meetingId: stage.khujandMeeting.id } })
    expect((await graphqlAs(anonymous, meeting)).data.meeting.shortcomings).toEqual([])
    expect((await graphqlAs(stage.member, meeting)).data.meeting.shortcomings).toEqual([{ reference }])
  })

  it.each([
    'KMB-SU-2026-99999',
    'kmb',
    '',
    'PSH-SU-2026-00001',
    "'; DROP TABLE shortcoming; --",
    '\u0000',
    'KMB-XX-2026-00001',
    'КМБ-СУ-2026-99999',
  ])('answer null to the reference %j', async (reference) => {
    expect(await show(stage.secretary, reference)).toBeNull()
  })

  it('refuse foreign and malformed ids at their field, and unknown ones as missing', async () => {
    const wrong = [
      'x',
      '',
      globalId('Meeting', stage.khujandMeeting.id),
      globalId('Shortcoming', 'x'),
      globalId('Shortcoming', '%00'),
      'A'.repeat(5000),
    ]
    for (const shortcomingId of wrong) {
      expect(await act(stage.secretary, 'send', { shortcomingId })).toEqual({
        __typename: 'InvalidInputError',
        issues: [{ path: ['shortcomingId'], code: 'not_an_id' }],
      })
    }
    expect(await act(stage.secretary, 'send', { shortcomingId: globalId('Shortcoming', crypto.randomUUID()) })).toEqual(
      { __typename: 'NotFoundError' },
    )
    const council = { ...registration(), councilId: globalId('Department', stage.khujandDepartmentId) }
    expect(await act(stage.secretary, 'register', council)).toEqual({
      __typename: 'InvalidInputError',
      issues: [{ path: ['councilId'], code: 'not_an_id' }],
    })
    const meeting = { ...registration(), meetingId: globalId('Meeting', crypto.randomUUID()) }
    expect(await act(stage.secretary, 'register', meeting)).toEqual({
      __typename: 'InvalidInputError',
      issues: [{ path: ['meetingId'], code: 'unknown_record' }],
    })
  })

  it('refuse people who are not signed in', async () => {
    const { id } = await sent(stage, '2026-03-02')
    for (const verb of ['send', 'acknowledge'])
      expect(await act(anonymous, verb, { shortcomingId: globalId('Shortcoming', id) })).toEqual({
        __typename: 'ForbiddenError',
      })
    expect(await act(anonymous, 'register', registration())).toEqual({ __typename: 'ForbiddenError' })
    expect(await act(stage.officer, 'send', { shortcomingId: globalId('Shortcoming', id) })).toEqual({
      __typename: 'ForbiddenError',
    })
  })

  it('go from the council to the department and back, and offer each verb to whoever may use it now', async () => {
    const made = await act(stage.secretary, 'register', {
      ...registration(),
      decisionId: globalId('Decision', stage.khujandMeeting.decisionId),
    })
    expect(made).toMatchObject({
      __typename: 'Shortcoming',
      state: 'registered',
      viewerMay: ['amend', 'attach', 'discard', 'send'],
    })
    const input = { shortcomingId: made.id }
    expect(await act(stage.secretary, 'send', input)).toMatchObject({
      state: 'sent',
      viewerMay: ['withdraw', 'merge'],
    })
    expect(await act(stage.secretary, 'send', input)).toEqual({ __typename: 'ConflictError' })
    expect(await act(stage.officer, 'acknowledge', input)).toMatchObject({
      state: 'acknowledged',
      viewerMay: ['answer'],
    })
    const answer = {
      ...input,
      idempotencyKey: crypto.randomUUID(),
      outcome: 'disputed',
      language: 'tg',
      reasons: 'Қабул буд.',
    }
    expect(await act(stage.officer, 'answer', answer)).toEqual({
      __typename: 'InvalidInputError',
      issues: [{ path: ['evidence'], code: 'needs_evidence' }],
    })
    expect(await act(stage.officer, 'answer', { ...answer, evidence: 'Дафтари қабул.' })).toMatchObject({
      state: 'answered',
      viewerMay: ['supersedeAnswer'],
    })
    const shown = await show(anonymous, made.reference)
    expect(shown).toMatchObject({
      state: 'answered',
      viewerMay: [],
      decision: { number: 1, text: 'Ба раёсат навишта шавад.' },
      meeting: { reference: expect.stringMatching(/^JLS-TJ-2026-/) },
      title: { original: 'ru', tg: null, tgState: 'missing', ruState: 'original' },
      responses: [
        {
          version: 1,
          outcome: 'disputed',
          language: 'tg',
          superseded: false,
          signerTitle: { tg: 'officer tg', ru: 'officer ru', en: 'officer' },
        },
      ],
    })
    expect(
      shown.transitions.map((step: { verb: string; capacity: string }) => `${step.verb} ${step.capacity}`),
    ).toEqual(['register secretary', 'send secretary', 'acknowledge officer', 'answer officer'])
  })

  it('are counted on the page of their council once they are sent', async () => {
    const count = async () =>
      (await graphqlAs(anonymous, '{ council(slug: "khujand") { shortcomingCount } }')).data.council.shortcomingCount
    const before = await count()
    await registered(stage, '2026-03-05')
    expect(await count()).toBe(before)
    await sent(stage, '2026-03-05')
    expect(await count()).toBe(before + 1)
  })

  it('do not lead outsiders to minutes that are not published', async () => {
    const { reference } = await sent(stage, '2026-03-05', { decisionId: stage.khujandMeeting.decisionId })
    const { id } = stage.khujandMeeting
    const { publishedAt, secretarySignedAt, chairSignedAt } = await db.meeting.findUniqueOrThrow({ where: { id } })
    const set =
      'UPDATE meeting SET state = $2, published_at = $3, secretary_signed_at = $4, chair_signed_at = $5 WHERE id = $1'
    await rewrite(set, [id, 'minutesDrafted', null, null, null])
    expect(await show(anonymous, reference)).toMatchObject({ meeting: null, decision: null })
    expect(await show(stage.member, reference)).toMatchObject({ decision: { number: 1 } })
    await rewrite(set, [id, 'published', publishedAt, secretarySignedAt, chairSignedAt])
    expect(await show(anonymous, reference)).toMatchObject({ decision: { number: 1 } })
  })

  it('tell each deadline with its calculation, from day to day', async () => {
    const { reference } = await sent(stage, '2026-03-05')
    const days = (state: string, daysLeft: number | null) => ({
      dueOn: '2026-03-20',
      state,
      daysLeft,
      countedFrom: '2026-03-06',
      days: 15,
      metOn: null,
    })
    expect((await show(anonymous, reference, '2026-03-05')).answer).toEqual(days('running', 15))
    expect((await show(anonymous, reference, '2026-03-14')).answer).toEqual(days('running', 6))
    expect((await show(anonymous, reference, '2026-03-15')).answer).toEqual(days('dueSoon', 5))
    expect((await show(anonymous, reference, '2026-03-20')).answer).toEqual(days('dueSoon', 0))
    expect((await show(anonymous, reference, '2026-03-21')).answer).toEqual(days('overdue', -1))
    expect((await show(anonymous, reference, '2026-03-12')).acknowledgement).toMatchObject({
      dueOn: '2026-03-11',
      state: 'overdue',
      daysLeft: -1,
      days: 3,
    })
    const late = await acknowledged(stage, '2026-03-05')
    await atMoment(noonOf('2026-03-25'), () => answerShortcoming(stage.officer, confirmation(late.id)))
    expect((await show(anonymous, late.reference, '2026-04-01')).answer).toEqual({
      ...days('met', null),
      metOn: '2026-03-25',
    })
  })

  it('come in pages, the newest first, each in one statement however much it shows', async () => {
    await answerShortcoming(stage.officer, confirmation((await acknowledged(stage, '2026-05-01')).id))
    for (const day of ['2026-05-01', '2026-05-02', '2026-05-02', '2026-05-03']) await sent(stage, day)
    const everything = await graphqlAs(anonymous, `{ shortcomings(first: 100) ${line} }`)
    const all = everything.data.shortcomings.edges.map((edge: { node: { reference: string } }) => edge.node.reference)
    expect(everything.data.shortcomings.totalCount).toBe(
      await db.shortcoming.count({ where: { publishedAt: { not: null } } }),
    )
    expect(all).toHaveLength(everything.data.shortcomings.totalCount)
    const expected = await db.shortcoming.findMany({
      where: { publishedAt: { not: null } },
      orderBy: [{ registeredOn: 'desc' }, { id: 'desc' }],
      select: { reference: true },
    })
    expect(all).toEqual(expected.map(({ reference }) => reference))

    const walked: string[] = []
    let after: string | null = null
    do {
      const { result, statements } = await countStatements(() => graphqlAs(anonymous, page, { first: 2, after }))
      expect(statements.filter((text) => !text.includes('installation_fact'))).toHaveLength(1)
      const { edges, pageInfo, totalCount } = result.data.shortcomings
      expect(totalCount).toBe(all.length)
      walked.push(...edges.map((edge: { node: { reference: string } }) => edge.node.reference))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(walked).toEqual(all)
  })

  it('are narrowed to a place with everything below it, and to a department', async () => {
    const count = async (variables: Record<string, unknown>) => {
      const filtered =
        'query ($areaCode: String, $departmentCode: String) { shortcomings(first: 100, areaCode: $areaCode, departmentCode: $departmentCode)'
      const answer = await graphqlAs(anonymous, `${filtered} ${line} }`, variables)
      const { totalCount, edges } = answer.data.shortcomings
      expect(edges).toHaveLength(totalCount)
      return totalCount
    }
    const all = await count({})
    await sent(stage, '2026-05-05', { departmentId: stage.sughdDepartmentId })
    expect(await count({})).toBe(all + 1)
    expect(await count({ areaCode: 'TJ-SU' })).toBe(all + 1)
    expect(await count({ areaCode: 'tj-su-01' })).toBe(all + 1)
    expect(await count({ areaCode: 'TJ' })).toBe(all + 1)
    expect(await count({ areaCode: 'TJ-KT' })).toBe(0)
    expect(await count({ areaCode: 'nowhere\u0000' })).toBe(0)
    expect(await count({ departmentCode: 'MIA-SU' })).toBe(1)
    expect(await count({ departmentCode: 'MIA-SU', areaCode: 'TJ-SU-01' })).toBe(1)
    expect(await count({ departmentCode: 'MIA-SU', areaCode: 'TJ-SU-02' })).toBe(0)
    expect(await count({ departmentCode: 'nobody' })).toBe(0)
  })

  it.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { after: 'x' },
    { after: Buffer.from(`2026-02-31\n${crypto.randomUUID()}`).toString('base64url') },
  ])('refuse the page %j', async (variables) => {
    const answer = await graphqlAs(
      anonymous,
      `query ($first: Int, $after: String) { shortcomings(first: $first, after: $after) ${line} }`,
      variables,
    )
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT'])
  })

  it('show one record with its full text, history, meeting and decision in four statements', async () => {
    const { id, reference } = await sent(stage, '2026-03-05', { decisionId: stage.khujandMeeting.decisionId })
    await show(anonymous, reference)
    const { statements } = await countStatements(() => show(anonymous, reference))
    expect(statements.filter((text) => !text.includes('installation_fact'))).toHaveLength(4)
    const node = await graphqlAs(anonymous, 'query ($id: ID!) { node(id: $id) { ... on Shortcoming { reference } } }', {
      id: globalId('Shortcoming', id),
    })
    expect(node.data.node).toEqual({ reference })
  })
})
