import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../testing/people.ts'
import { places } from '../../testing/places.ts'
import type { Places } from '../../testing/places.ts'
import { countStatements } from '../../testing/statements.ts'
import { publishMinutes, recordMeeting, signMinutes } from './index.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
let map: Places
let body: { id: string; slug: string }
let chair: Seated
let secretary: Seated
let member: Seated
let officer: Viewer

beforeAll(async () => {
  map = await places()
  body = await council(map.khujandDepartmentId, map.khujandId, 'khujand')
  chair = await signedInAsSeat(body.id, 'chair')
  secretary = await signedInAsSeat(body.id, 'secretary')
  member = await signedInAsSeat(body.id, 'member')
  officer = await signedInAsPost('officer', map.khujandDepartmentId)
})

async function recorded(heldOn: string): Promise<{ id: string; reference: string }> {
  return recordMeeting(secretary, {
    idempotencyKey: randomUUID(),
    councilId: body.id,
    kind: 'withResidents',
    heldOn,
    title: { original: 'tg', tg: 'Ҷаласа', en: 'Meeting' },
    place: { original: 'tg', tg: 'Толор' },
    minutes: { original: 'tg', tg: 'Суратҷаласа' },
    agenda: ['Якум', 'Дуюм'],
    attendance: [chair, member].map(({ membershipId }) => ({ membershipId, presence: 'present' as const })),
    decisions: [
      {
        text: 'Қарор',
        votesFor: 2,
        votesAgainst: 0,
        votesAbstained: 0,
        assignments: [{ task: 'Кор', ownerDepartmentId: map.khujandDepartmentId, dueOn: '2026-12-31' }],
      },
    ],
  })
}

async function published(heldOn: string): Promise<{ id: string; reference: string }> {
  const meeting = await recorded(heldOn)
  await signMinutes(secretary, { meetingId: meeting.id })
  await signMinutes(chair, { meetingId: meeting.id })
  await publishMinutes(secretary, { meetingId: meeting.id })
  return meeting
}

const meetingPage = `query MeetingPage($reference: String!) { meeting(reference: $reference) {
  id reference kind state heldOn startsAt title { tg ru en original tgState ruState enState } place { tg } minutes { tg }
  council { slug name { en } } agenda { position text } attendance { membership { id seat office } presence }
  decisions { number text votesFor votesAgainst votesAbstained binding assignments { task dueOn inForceFrom ownerMembership { seat } ownerDepartment { code } } }
  seatsInForce quorum presentCount quorate secretarySignedAt chairSignedAt publishedAt sources { code } demonstration
  transitions { fromState verb toState capacity at } viewerMay } }`

test('a draft is null for outsiders by reference and by id, and is on no list of theirs', async () => {
  const meeting = await recorded('2026-01-10')
  const id = globalId('Meeting', meeting.id)
  const decision = await db.decision.findFirstOrThrow({
    where: { meetingId: meeting.id },
    include: { assignments: true },
  })
  for (const outsider of [anonymous, officer]) {
    const { data, errors } = await graphqlAs(
      outsider,
      `query Outside($reference: String!, $id: ID!, $decision: ID!, $task: ID!, $slug: String!) {
        meeting(reference: $reference) { id } node(id: $id) { id } decision: node(id: $decision) { id } task: node(id: $task) { id }
        council(slug: $slug) { meetings { edges { node { reference } } } } }`,
      {
        reference: meeting.reference,
        id,
        decision: globalId('Decision', decision.id),
        task: globalId('Assignment', decision.assignments[0]?.id ?? ''),
        slug: body.slug,
      },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      meeting: null,
      node: null,
      decision: null,
      task: null,
      council: { meetings: { edges: [] } },
    })
  }
  const own = (
    await graphqlAs(member, meetingPage, { reference: ` ${meeting.reference.toLowerCase().replaceAll('-', ' ')}` })
  ).data.meeting
  expect(own).toMatchObject({ reference: meeting.reference, state: 'minutesDrafted', viewerMay: [] })
  expect((await graphqlAs(chair, meetingPage, { reference: meeting.reference })).data.meeting.viewerMay).toEqual([
    'draftMinutes',
    'discard',
    'signMinutes',
  ])
})

test("a published meeting is everybody's, whole, in at most three statements", async () => {
  const meeting = await published('2026-02-10')
  const { result, statements } = await countStatements(() =>
    graphqlAs(anonymous, meetingPage, { reference: meeting.reference }),
  )
  expect(result.errors).toBeUndefined()
  expect(result.data.meeting).toMatchObject({
    id: globalId('Meeting', meeting.id),
    kind: 'withResidents',
    state: 'published',
    heldOn: '2026-02-10',
    startsAt: null,
    title: {
      tg: 'Ҷаласа',
      ru: null,
      en: 'Meeting',
      original: 'tg',
      tgState: 'original',
      ruState: 'missing',
      enState: 'unreviewed',
    },
    minutes: { tg: 'Суратҷаласа' },
    council: { slug: 'khujand' },
    agenda: [
      { position: 1, text: 'Якум' },
      { position: 2, text: 'Дуюм' },
    ],
    seatsInForce: 3,
    quorum: 2,
    presentCount: 2,
    quorate: true,
    viewerMay: [],
  })
  expect(
    result.data.meeting.attendance.map((row: { membership: { office: string }; presence: string }) => [
      row.membership.office,
      row.presence,
    ]),
  ).toEqual([
    ['chair', 'present'],
    ['secretary', 'absent'],
    ['member', 'present'],
  ])
  const [decision] = result.data.meeting.decisions
  expect(decision).toMatchObject({
    number: 1,
    binding: true,
    assignments: [{ task: 'Кор', dueOn: '2026-12-31', ownerMembership: null, ownerDepartment: { code: 'MIA-SU-01' } }],
  })
  expect(decision.assignments[0].inForceFrom).toBe(result.data.meeting.chairSignedAt)
  expect(
    result.data.meeting.transitions.map((step: { verb: string; capacity: string }) => `${step.verb} ${step.capacity}`),
  ).toEqual([
    'record secretary',
    'draftMinutes secretary',
    'signMinutes secretary',
    'signMinutes chair',
    'publishMinutes secretary',
  ])
  // The meeting with all its parts, the council, the memberships; the territory is in memory, of sources there are none.
  const own = statements.filter(
    (text) =>
      !text.includes('installation_fact') && !/FROM "public"."(area|area_alias|department|police_unit)"/.test(text),
  )
  expect(own.length).toBeLessThanOrEqual(3)
})

test("a council's meetings come latest first, page by page, in one statement a page", async () => {
  for (const day of ['2026-03-01', '2026-03-02', '2026-03-03']) await published(day)
  const document = `query List($slug: String!, $after: String) { council(slug: $slug) { meetingCount meetings(first: 2, after: $after) {
    edges { cursor node { heldOn state } } pageInfo { endCursor hasNextPage hasPreviousPage } } } }`
  const first = (await graphqlAs(anonymous, document, { slug: body.slug })).data.council
  expect(first.meetingCount).toBe(4)
  expect(first.meetings.edges.map((edge: { node: { heldOn: string } }) => edge.node.heldOn)).toEqual([
    '2026-03-03',
    '2026-03-02',
  ])
  expect(first.meetings.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const { result, statements } = await countStatements(() =>
    graphqlAs(anonymous, document, { slug: body.slug, after: first.meetings.pageInfo.endCursor }),
  )
  const second = result.data.council.meetings
  expect(second.edges.map((edge: { node: { heldOn: string } }) => edge.node.heldOn)).toEqual([
    '2026-03-01',
    '2026-02-10',
  ])
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  expect(statements.filter((text) => text.includes('from "meeting"'))).toHaveLength(1)
})

test('parts of a list of meetings are read with one statement for all', async () => {
  const document = `query Parts($slug: String!) { council(slug: $slug) { meetings(first: 4) { edges { node { agenda { text } decisions { text } } } } } }`
  const { result, statements } = await countStatements(() => graphqlAs(anonymous, document, { slug: body.slug }))
  expect(result.data.council.meetings.edges).toHaveLength(4)
  expect(result.data.council.meetings.edges[0].node).toEqual({
    agenda: [{ text: 'Якум' }, { text: 'Дуюм' }],
    decisions: [{ text: 'Қарор' }],
  })
  expect(statements.filter((text) => text.includes('agenda_item'))).toHaveLength(1)
})

test('forged cursors and impossible pages are refused in words, without a crash', async () => {
  const document = `query Forged($slug: String!, $first: Int, $after: String) { council(slug: $slug) { meetings(first: $first, after: $after) { edges { cursor } } } }`
  const forged = [
    'x',
    '%%%',
    Buffer.from("2026-01-01\n' OR 1=1").toString('base64url'),
    Buffer.from('2026-02-31\nx').toString('base64url'),
    'A'.repeat(10_000),
    '\u0000',
  ]
  for (const after of forged) {
    const { errors, data } = await graphqlAs(anonymous, document, { slug: body.slug, after })
    expect(data).toEqual({ council: null })
    expect(errors?.map(({ message, extensions }) => [message, extensions?.['code']])).toEqual([
      ['after is not a cursor of this list', 'BAD_USER_INPUT'],
    ])
  }
  // A day that the calendar does not have, in a cursor of the right shape.
  const { errors } = await graphqlAs(anonymous, document, {
    slug: body.slug,
    after: Buffer.from(`2026-02-31\n${randomUUID()}`).toString('base64url'),
  })
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT'])
  for (const first of [0, -1, 101]) {
    const refused = await graphqlAs(anonymous, document, { slug: body.slug, first })
    expect(refused.errors?.map(({ message }) => message)).toEqual(['first must be between 1 and 100'])
  }
})

const recordDocument = `mutation Record($input: RecordMeetingInput!) { recordMeeting(input: $input) {
  __typename ... on Meeting { reference state quorate viewerMay } ... on InvalidInputError { issues { path code } } } }`

function input(changes: Record<string, unknown> = {}) {
  return {
    idempotencyKey: randomUUID(),
    councilId: globalId('Council', body.id),
    kind: 'regular',
    heldOn: '2026-04-01',
    title: { original: 'ru', ru: 'Заседание' },
    place: { original: 'ru', ru: 'Зал' },
    agenda: ['Разное'],
    attendance: [{ membershipId: globalId('Membership', member.membershipId), presence: 'present' }],
    guests: [],
    decisions: [],
    ...changes,
  }
}

test('recording over the network: typed refusals stay in the union, ids of other things are refused at their field', async () => {
  const record = async (viewer: Viewer, changes: Record<string, unknown> = {}) =>
    (await graphqlAs(viewer, recordDocument, { input: input(changes) })).data?.recordMeeting
  expect(await record(anonymous)).toEqual({ __typename: 'ForbiddenError' })
  expect(await record(member)).toEqual({ __typename: 'ForbiddenError' })
  expect(await record(secretary, { councilId: globalId('Area', body.id) })).toEqual({
    __typename: 'InvalidInputError',
    issues: [{ path: ['councilId'], code: 'not_an_id' }],
  })
  expect(await record(secretary, { councilId: 'nonsense' })).toEqual({
    __typename: 'InvalidInputError',
    issues: [{ path: ['councilId'], code: 'not_an_id' }],
  })
  const forged = [{ membershipId: globalId('Membership', "1' OR 1=1"), presence: 'present' }]
  expect(await record(secretary, { attendance: forged })).toEqual({
    __typename: 'InvalidInputError',
    issues: [{ path: ['attendance', '0', 'membershipId'], code: 'not_an_id' }],
  })
  expect(await record(secretary, { heldOn: '2026-02-31', agenda: [] })).toEqual({
    __typename: 'InvalidInputError',
    issues: [
      { path: ['heldOn'], code: 'not_a_date' },
      { path: ['agenda'], code: 'too_few' },
    ],
  })
  expect(await record(secretary)).toMatchObject({
    __typename: 'Meeting',
    state: 'minutesDrafted',
    quorate: false,
    viewerMay: ['draftMinutes', 'discard', 'signMinutes'],
  })
})

test('signing and publishing over the network', async () => {
  const { id } = await recorded('2026-05-01')
  const act = async (viewer: Viewer, verb: 'signMinutes' | 'publishMinutes', meetingId = globalId('Meeting', id)) =>
    (
      await graphqlAs(
        viewer,
        `mutation Act($meetingId: ID!) { ${verb}(input: { meetingId: $meetingId }) { __typename ... on Meeting { state viewerMay } } }`,
        { meetingId },
      )
    ).data[verb]
  expect(await act(anonymous, 'signMinutes')).toEqual({ __typename: 'ForbiddenError' })
  expect(await act(officer, 'signMinutes')).toEqual({ __typename: 'NotFoundError' })
  expect(await act(chair, 'signMinutes', globalId('Meeting', randomUUID()))).toEqual({ __typename: 'NotFoundError' })
  expect(await act(chair, 'signMinutes', 'TWVldGluZzo=')).toEqual({ __typename: 'InvalidInputError' })
  expect(await act(chair, 'signMinutes')).toEqual({
    __typename: 'Meeting',
    state: 'minutesUnderReview',
    viewerMay: ['remark', 'returnMinutes'],
  })
  expect(await act(chair, 'signMinutes')).toEqual({ __typename: 'ConflictError' })
  expect(await act(secretary, 'signMinutes')).toEqual({
    __typename: 'Meeting',
    state: 'minutesApproved',
    viewerMay: ['publishMinutes'],
  })
  expect(await act(secretary, 'publishMinutes')).toEqual({
    __typename: 'Meeting',
    state: 'published',
    viewerMay: ['correctMinutes'],
  })
})
