import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import '../../../schema.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { council, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { answerRemark } from './answer-remark.ts'
import { draftMinutes } from './draft-minutes.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordMeeting } from './record-meeting.ts'
import { remarkMinutes } from './remark-minutes.ts'
import { returnMinutes } from './return-minutes.ts'
import { signMinutes } from './sign-minutes.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
let councilId = ''
let chair: Seated
let secretary: Seated
let member: Seated
let stranger: Seated

beforeAll(async () => {
  const map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  chair = await signedInAsSeat(councilId, 'chair')
  secretary = await signedInAsSeat(councilId, 'secretary')
  member = await signedInAsSeat(councilId, 'member')
  stranger = await signedInAsSeat((await council(map.bokhtarDepartmentId, map.bokhtarId)).id, 'secretary')
})

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )
const content = {
  ...{ kind: 'regular' as const, heldOn: '2026-01-15', agenda: ['Разное'], attendance: [], decisions: [] },
  ...{ title: { original: 'ru' as const, ru: 'Заседание' }, place: { original: 'ru' as const, ru: 'Зал' } },
}
async function underReview(): Promise<string> {
  const { id: meetingId } = await recordMeeting(secretary, { ...content, idempotencyKey: randomUUID(), councilId })
  await signMinutes(secretary, { meetingId })
  return meetingId
}
const versionOf = async (id: string) => (await db.meeting.findUniqueOrThrow({ where: { id } })).version
const remark = (actor: Seated, meetingId: string, text = 'Место другое') => remarkMinutes(actor, { meetingId, text })
const answer = (actor: Seated, meetingId: string, number = 1) =>
  answerRemark(actor, { meetingId, number, outcome: 'declined', answer: 'Место верное' })

test('every member remarks while the minutes are under review, and at no other time; nobody else does', async () => {
  const { id: drafted } = await recordMeeting(secretary, { ...content, idempotencyKey: randomUUID(), councilId })
  expect(await failureOf(remark(member, drafted))).toBeInstanceOf(ConflictError)
  const meetingId = await underReview()
  expect(await failureOf(remark(stranger, meetingId))).toBeInstanceOf(NotFoundError)
  expect(await failureOf(remark(member, meetingId, ' '))).toBeInstanceOf(InvalidInputError)
  await remark(member, meetingId)
  await remark(secretary, meetingId, 'День другой')
  const { reference } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  const ask = async (viewer: Seated) =>
    (
      await graphqlAs(
        viewer,
        `{ meeting(reference: "${reference}") { viewerMay remarks { number text outcome membership { id } } } }`,
      )
    ).data.meeting
  expect(await ask(member)).toEqual({
    viewerMay: ['remark'],
    remarks: [
      {
        number: 1,
        text: 'Место другое',
        outcome: null,
        membership: { id: globalId('Membership', member.membershipId) },
      },
      {
        number: 2,
        text: 'День другой',
        outcome: null,
        membership: { id: globalId('Membership', secretary.membershipId) },
      },
    ],
  })
  expect((await ask(chair)).viewerMay).toEqual(['remark', 'answerRemark', 'returnMinutes'])
})

test('each remark is answered once, by an office, before the second signature and the publication', async () => {
  const meetingId = await underReview()
  await remark(member, meetingId)
  expect(await failureOf(signMinutes(chair, { meetingId }))).toBeInstanceOf(ConflictError)
  // Nor past the application.
  expect(
    await failureOf(db.meeting.update({ where: { id: meetingId }, data: { state: 'minutesApproved' } })),
  ).toMatchObject({ message: expect.stringContaining('a remark to the minutes has no answer') as string })
  expect(await failureOf(answer(member, meetingId))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(answer(secretary, meetingId, 2))).toBeInstanceOf(NotFoundError)
  await answer(secretary, meetingId)
  expect(await failureOf(answer(chair, meetingId))).toBeInstanceOf(ConflictError)
  await signMinutes(chair, { meetingId })
  await publishMinutes(secretary, { meetingId })
  const { reference } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  const { data } = await graphqlAs(anonymous, `{ meeting(reference: "${reference}") { remarks { text } } }`)
  expect(data.meeting.remarks).toEqual([])
  const steps = await db.transition.findMany({ where: { recordId: meetingId }, orderBy: { id: 'asc' } })
  expect(steps.map(({ verb }) => verb)).toEqual([
    ...['record', 'draftMinutes', 'signMinutes', 'remark', 'answerRemark', 'signMinutes', 'publishMinutes'],
  ])
})

test('minutes that are given back lose their signatures, are written anew, and are signed again by both', async () => {
  const meetingId = await underReview()
  await remark(member, meetingId)
  const give = (actor: Seated, version: number) =>
    returnMinutes(actor, { meetingId, version, reason: 'Место исправить' })
  expect(await failureOf(give(member, await versionOf(meetingId)))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(give(chair, 1))).toBeInstanceOf(ConflictError)
  await give(chair, await versionOf(meetingId))
  expect(await db.meeting.findUnique({ where: { id: meetingId } })).toMatchObject({
    ...{ state: 'minutesDrafted', secretarySignedAt: null, chairSignedAt: null },
  })
  await draftMinutes(secretary, {
    ...{ ...content, meetingId, version: await versionOf(meetingId) },
    place: { original: 'ru', ru: 'Другой зал' },
  })
  await answerRemark(secretary, { meetingId, number: 1, outcome: 'accepted', answer: 'Исправлено' })
  await signMinutes(secretary, { meetingId })
  await signMinutes(chair, { meetingId })
  await publishMinutes(chair, { meetingId })
  expect(await db.meeting.findUnique({ where: { id: meetingId } })).toMatchObject({
    ...{ state: 'published', placeRu: 'Другой зал' },
  })
})

test('the inbox asks the members to read, and the secretariat to answer before anybody signs', async () => {
  const meetingId = await underReview()
  const waiting = async (viewer: Seated): Promise<string[]> =>
    (
      (await graphqlAs(viewer, '{ inbox(first: 100) { items { waitingFor record { ... on Meeting { id } } } } }')).data
        .inbox.items as { waitingFor: string; record: { id?: string } }[]
    ).flatMap(({ waitingFor, record: { id } }) => (id === globalId('Meeting', meetingId) ? [waitingFor] : []))
  expect(await waiting(member)).toEqual(['remark'])
  expect(await waiting(secretary)).toEqual([])
  expect(await waiting(chair)).toEqual(['signMinutes'])
  await remark(member, meetingId)
  expect(await waiting(member)).toEqual([])
  for (const viewer of [secretary, chair]) expect(await waiting(viewer)).toEqual(['answerRemark'])
  await answer(secretary, meetingId)
  expect(await waiting(chair)).toEqual(['signMinutes'])
})
