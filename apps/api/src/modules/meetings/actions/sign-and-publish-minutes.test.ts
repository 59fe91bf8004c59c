import { addDays } from '@hamkori/schema/dates'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { again, council, seat, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordMeeting } from './record-meeting.ts'
import { signMinutes } from './sign-minutes.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
let councilId = ''
let departmentId = ''
let chair: Seated
let deputy: Seated
let secretary: Seated
let member: Seated

beforeAll(async () => {
  const map = await places()
  departmentId = map.khujandDepartmentId
  councilId = (await council(departmentId, map.khujandId)).id
  chair = await signedInAsSeat(councilId, 'chair')
  deputy = await signedInAsSeat(councilId, 'deputyChair')
  secretary = await signedInAsSeat(councilId, 'secretary')
  member = await signedInAsSeat(councilId, 'member')
})

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )

async function recorded(present = [chair, secretary, member]): Promise<string> {
  const { id } = await recordMeeting(secretary, {
    idempotencyKey: randomUUID(),
    councilId,
    kind: 'regular',
    heldOn: '2026-01-15',
    title: { original: 'ru', ru: 'Заседание' },
    place: { original: 'ru', ru: 'Зал' },
    agenda: ['Разное'],
    attendance: present.map(({ membershipId }) => ({ membershipId, presence: 'present' as const })),
    decisions: [
      {
        text: 'Принято',
        votesFor: 2,
        votesAgainst: 0,
        votesAbstained: 0,
        assignments: [{ task: 'Сделать', ownerMembershipId: member.membershipId, dueOn: '2026-02-01' }],
      },
      {
        text: 'Отклонено',
        votesFor: 0,
        votesAgainst: 2,
        votesAbstained: 0,
        assignments: [{ task: 'Не делать', ownerDepartmentId: departmentId, dueOn: '2026-02-01' }],
      },
    ],
  })
  return id
}

async function approved(): Promise<string> {
  const meetingId = await recorded()
  await signMinutes(secretary, { meetingId })
  await signMinutes(chair, { meetingId })
  return meetingId
}

test('outsiders are told that there is no such meeting, members that signing is not theirs', async () => {
  const meetingId = await recorded()
  const officer = await signedInAsPost('officer', departmentId)
  for (const outsider of [anonymous, officer]) {
    expect(await failureOf(signMinutes(outsider, { meetingId }))).toBeInstanceOf(NotFoundError)
    expect(await failureOf(publishMinutes(outsider, { meetingId }))).toBeInstanceOf(NotFoundError)
  }
  expect(await failureOf(signMinutes(member, { meetingId }))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(signMinutes({ kind: 'system', name: 'test' }, { meetingId }))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(signMinutes(secretary, { meetingId: randomUUID() }))).toBeInstanceOf(NotFoundError)
  expect(await failureOf(publishMinutes(secretary, { meetingId }))).toBeInstanceOf(ConflictError)
})

test('secretary and chair sign once each; the second signature approves and brings binding tasks into force', async () => {
  const meetingId = await recorded()
  const first = await signMinutes(secretary, { meetingId })
  expect([first.state, first.secretarySignedAt === null, first.chairSignedAt]).toEqual([
    'minutesUnderReview',
    false,
    null,
  ])
  expect(await failureOf(signMinutes(secretary, { meetingId }))).toBeInstanceOf(ConflictError)
  expect(await db.assignment.count({ where: { decision: { meetingId }, inForceFrom: { not: null } } })).toBe(0)
  const second = await signMinutes(chair, { meetingId })
  expect([second.state, second.chairSignedAt === null]).toEqual(['minutesApproved', false])
  expect(await failureOf(signMinutes(deputy, { meetingId }))).toBeInstanceOf(ConflictError)
  const tasks = await db.assignment.findMany({ where: { decision: { meetingId } }, orderBy: { task: 'asc' } })
  expect(tasks.map(({ task, inForceFrom }) => [task, inForceFrom])).toEqual([
    ['Не делать', null],
    ['Сделать', second.chairSignedAt],
  ])
  const steps = await db.transition.findMany({
    where: { recordId: meetingId, verb: 'signMinutes' },
    orderBy: { id: 'asc' },
  })
  expect(steps.map(({ fromState, toState, capacity, actorId }) => [fromState, toState, capacity, actorId])).toEqual([
    ['minutesDrafted', 'minutesUnderReview', 'secretary', secretary.personId],
    ['minutesUnderReview', 'minutesApproved', 'chair', chair.personId],
  ])
  expect(await db.auditEntry.count({ where: { subjectId: meetingId, action: 'meeting:signMinutes' } })).toBe(2)
})

test('the deputy signs in the place of the chair, and the history says so', async () => {
  const meetingId = await recorded()
  await signMinutes(deputy, { meetingId })
  expect(await failureOf(signMinutes(chair, { meetingId }))).toBeInstanceOf(ConflictError)
  const steps = await db.transition.findMany({ where: { recordId: meetingId, verb: 'signMinutes' } })
  expect(steps.map(({ capacity }) => capacity)).toEqual(['deputyChair'])
  expect((await signMinutes(secretary, { meetingId })).state).toBe('minutesApproved')
})

test('one person cannot give both signatures, not in two offices one after the other either', async () => {
  const meetingId = await recorded()
  await signMinutes(secretary, { meetingId })
  await ownerDb.membership.update({
    where: { id: secretary.membershipId },
    data: { termTo: dateOf(addDays(today(), -1)) },
  })
  const secondSeat = await seat(councilId, 'deputyChair', { from: today() }, secretary.personId)
  const person = await again(secretary)
  expect(person.seats.map(({ office }) => office)).toEqual(['deputyChair'])
  expect(await failureOf(signMinutes(person, { meetingId }))).toBeInstanceOf(ConflictError)
  expect((await db.meeting.findUniqueOrThrow({ where: { id: meetingId } })).state).toBe('minutesUnderReview')
  await ownerDb.membership.delete({ where: { id: secondSeat } })
  await ownerDb.membership.update({ where: { id: secretary.membershipId }, data: { termTo: null } })
})

test('of two who sign the same place at once one wins and the other is told so', async () => {
  for (let round = 0; round < 5; round += 1) {
    const meetingId = await recorded()
    const outcomes = await Promise.all([
      failureOf(signMinutes(chair, { meetingId })),
      failureOf(signMinutes(deputy, { meetingId })),
    ])
    expect(outcomes.filter((failure) => failure === null)).toHaveLength(1)
    expect(outcomes.filter((failure) => failure instanceof ConflictError)).toHaveLength(1)
    expect(await db.transition.count({ where: { recordId: meetingId, verb: 'signMinutes' } })).toBe(1)
    expect(await db.auditEntry.count({ where: { subjectId: meetingId, action: 'meeting:signMinutes' } })).toBe(1)
  }
})

test('published at once by two, a meeting is published and counted once', async () => {
  const published = async () => (await db.meetingTally.findUnique({ where: { councilId } }))?.published ?? 0
  const before = await published()
  const meetingId = await approved()
  expect(await failureOf(publishMinutes(member, { meetingId }))).toBeInstanceOf(ForbiddenError)
  const outcomes = await Promise.all([
    failureOf(publishMinutes(secretary, { meetingId })),
    failureOf(publishMinutes(chair, { meetingId })),
  ])
  expect(outcomes.filter((failure) => failure === null)).toHaveLength(1)
  expect(outcomes.filter((failure) => failure instanceof ConflictError)).toHaveLength(1)
  const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } })
  expect([meeting.state, meeting.publishedAt === null, await published()]).toEqual(['published', false, before + 1])
  expect(await db.transition.count({ where: { recordId: meetingId, verb: 'publishMinutes' } })).toBe(1)
  expect(await db.auditEntry.count({ where: { subjectId: meetingId, action: 'meeting:publishMinutes' } })).toBe(1)
})
