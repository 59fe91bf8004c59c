import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import '../../../schema.ts'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { council, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { confirmAssignment } from './confirm-assignment.ts'
import { dropAssignment } from './drop-assignment.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordMeeting } from './record-meeting.ts'
import { reportAssignment } from './report-assignment.ts'
import { returnAssignment } from './return-assignment.ts'
import { signMinutes } from './sign-minutes.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
let councilId = ''
let departmentId = ''
let chair: Seated
let secretary: Seated
let member: Seated
let other: Seated
let officer: Awaited<ReturnType<typeof signedInAsPost>>
let stranger: Awaited<ReturnType<typeof signedInAsPost>>

beforeAll(async () => {
  const map = await places()
  departmentId = map.khujandDepartmentId
  councilId = (await council(departmentId, map.khujandId)).id
  chair = await signedInAsSeat(councilId, 'chair')
  secretary = await signedInAsSeat(councilId, 'secretary')
  member = await signedInAsSeat(councilId, 'member')
  other = await signedInAsSeat(councilId, 'member')
  officer = await signedInAsPost('officer', departmentId)
  stranger = await signedInAsPost('officer', map.bokhtarDepartmentId)
})

const on = <Result>(day: string, work: () => Promise<Result>) => atMoment(new Date(`${day}T07:00:00Z`), work)
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )

/** A meeting of 15 January whose minutes are signed on the 16th, with a task of the member and one of the department. */
async function approved({ published = true } = {}) {
  const { id: meetingId, reference } = await recordMeeting(secretary, {
    ...{ idempotencyKey: randomUUID(), councilId, kind: 'regular', heldOn: '2026-01-15', agenda: ['Разное'] },
    ...{ title: { original: 'ru', ru: 'Заседание' }, place: { original: 'ru', ru: 'Зал' } },
    attendance: [chair, secretary, member, other].map(({ membershipId }) => ({
      membershipId,
      presence: 'present' as const,
    })),
    decisions: [
      {
        ...{ text: 'Принято', votesFor: 3, votesAgainst: 0, votesAbstained: 0 },
        assignments: [
          { task: 'Сделать', ownerMembershipId: member.membershipId, dueOn: '2026-02-01' },
          { task: 'Исполнить', ownerDepartmentId: departmentId, dueOn: '2026-03-01' },
        ],
      },
      {
        ...{ text: 'Отклонено', votesFor: 0, votesAgainst: 3, votesAbstained: 0 },
        assignments: [{ task: 'Не делать', ownerDepartmentId: departmentId, dueOn: '2026-02-01' }],
      },
    ],
  })
  await on('2026-01-16', async () => {
    await signMinutes(secretary, { meetingId })
    await signMinutes(chair, { meetingId })
    if (published) await publishMinutes(secretary, { meetingId })
  })
  const idOf = async (task: string) =>
    (await db.assignment.findFirstOrThrow({ where: { task, decision: { meetingId } } })).id
  return {
    meetingId,
    reference,
    own: await idOf('Сделать'),
    theirs: await idOf('Исполнить'),
    never: await idOf('Не делать'),
  }
}

const report = (actor: Actor, assignmentId: string, version = 2, doneOn = '2026-01-20') =>
  reportAssignment(actor, { assignmentId, version, doneOn, evidence: 'Письмо отправлено' })
const stepsOf = async (recordId: string) =>
  (await db.transition.findMany({ where: { recordType: 'Assignment', recordId }, orderBy: { id: 'asc' } })).map(
    ({ verb, capacity, toState, reason }) => [verb, capacity, toState, reason],
  )

test('tasks of binding decisions come into force with the second signature, each with a step; the others never do', async () => {
  const { own, theirs, never } = await approved()
  for (const id of [own, theirs]) {
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ state: 'open', version: 2 })
    expect(await stepsOf(id)).toEqual([['enterIntoForce', 'chair', 'open', null]])
  }
  expect(await db.assignment.findUnique({ where: { id: never } })).toMatchObject({
    state: 'drafted',
    inForceFrom: null,
  })
  expect(await failureOf(report(officer, never, 1))).toBeInstanceOf(ConflictError)
})

test('the member reports, somebody else of the council confirms, and everybody reads how it went', async () => {
  const { own, reference } = await approved()
  await on('2026-02-10', async () => {
    await report(member, own, 2, '2026-02-05')
    expect(await failureOf(returnAssignment(member, { assignmentId: own, version: 3, reason: 'x' }))).toBeInstanceOf(
      ForbiddenError,
    )
    await returnAssignment(chair, { assignmentId: own, version: 3, reason: 'Письма нет' })
    await report(secretary, own, 4, '2026-02-09')
    // The secretary has reported for the member, and so does not confirm it.
    expect(await failureOf(confirmAssignment(secretary, { assignmentId: own, version: 5 }))).toBeInstanceOf(
      ForbiddenError,
    )
    await confirmAssignment(chair, { assignmentId: own, version: 5 })
  })
  expect(await stepsOf(own)).toEqual([
    ['enterIntoForce', 'chair', 'open', null],
    ['report', 'member', 'reported', null],
    ['returnReport', 'chair', 'open', 'Письма нет'],
    ['report', 'secretary', 'reported', null],
    ['confirm', 'chair', 'done', null],
  ])
  const audited = await db.auditEntry.findMany({
    where: { subjectType: 'Assignment', subjectId: own },
    orderBy: { id: 'asc' },
  })
  expect(audited.map(({ action, refused }) => [action, refused])).toEqual([
    ['assignment:report', false],
    ['assignment:returnReport', false],
    ['assignment:report', false],
    ['assignment:confirm', false],
  ])
  const { data } = await graphqlAs(
    anonymous,
    `{ meeting(reference: "${reference}") { decisions { assignments {
      title { ru original } reference state timeliness doneOn viewerMay
      reports { number doneOn evidence } transitions { verb toState capacity reason } } } } }`,
  )
  expect(data.meeting.decisions[0].assignments[0]).toEqual({
    ...{ title: { ru: 'Сделать', original: 'ru' }, reference, state: 'done', timeliness: 'late', doneOn: '2026-02-09' },
    viewerMay: [],
    reports: [
      { number: 1, doneOn: '2026-02-05', evidence: 'Письмо отправлено' },
      { number: 2, doneOn: '2026-02-09', evidence: 'Письмо отправлено' },
    ],
    transitions: (await stepsOf(own)).map(([verb, capacity, toState, reason]) => ({ verb, capacity, toState, reason })),
  })
})

test('a department reports its own by its officers alone, once the minutes are public', async () => {
  const { theirs } = await approved()
  for (const actor of [secretary, member, stranger, anonymous])
    expect(await failureOf(report(actor, theirs))).toBeInstanceOf(ForbiddenError)
  await report(officer, theirs)
  expect((await stepsOf(theirs)).at(-1)).toEqual(['report', 'officer', 'reported', null])
  const hidden = await approved({ published: false })
  expect(await failureOf(report(officer, hidden.theirs))).toBeInstanceOf(NotFoundError)
  // The council works on with its own meanwhile.
  await report(member, hidden.own)
})

test('refuses days that cannot be, empty texts, other versions and what has ended', async () => {
  const { own } = await approved()
  const issuesOf = async (work: Promise<unknown>) => ((await failureOf(work)) as InvalidInputError).issues
  expect(await issuesOf(report(member, own, 2, '2026-01-14'))).toMatchObject([
    { path: ['doneOn'], code: 'date_before_other' },
  ])
  await on('2026-01-19', async () =>
    expect(await issuesOf(report(member, own))).toMatchObject([{ path: ['doneOn'], code: 'date_in_future' }]),
  )
  expect(
    await issuesOf(reportAssignment(member, { assignmentId: own, version: 2, doneOn: '2026-01-20', evidence: ' ' })),
  ).toMatchObject([{ path: ['evidence'], code: 'required' }])
  expect(await failureOf(report(member, own, 1))).toBeInstanceOf(ConflictError)
  expect(await failureOf(report(member, randomUUID()))).toBeInstanceOf(NotFoundError)
  expect(await failureOf(report(other, own))).toBeInstanceOf(ForbiddenError)
  await dropAssignment(chair, { assignmentId: own, version: 2, reason: 'Больше не нужно' })
  expect((await stepsOf(own)).at(-1)).toEqual(['drop', 'chair', 'dropped', 'Больше не нужно'])
  expect(await failureOf(report(member, own, 3))).toBeInstanceOf(ConflictError)
  expect(
    await failureOf(db.assignment.update({ where: { id: own }, data: { dueOn: new Date('2027-01-01') } })),
  ).not.toBeNull()
})

test('of two at once one wins', async () => {
  const { own } = await approved()
  await report(member, own)
  const results = await Promise.allSettled([
    confirmAssignment(chair, { assignmentId: own, version: 3 }),
    dropAssignment(secretary, { assignmentId: own, version: 3, reason: 'Не нужно' }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(ConflictError)
  expect(await stepsOf(own)).toHaveLength(3)
})

describe('what is not finished', () => {
  interface Unfinished {
    readonly total: number
    readonly overdue: number
    readonly items: readonly { readonly id: string; readonly state: string; readonly timeliness: string }[]
  }
  let slug = ''
  beforeAll(async () => {
    slug = (await db.council.findUniqueOrThrow({ where: { id: councilId } })).slug
  })
  const unfinished = async (viewer: Parameters<typeof graphqlAs>[0], day: string): Promise<Unfinished> =>
    (
      await on(day, () =>
        graphqlAs(
          viewer,
          `{ council(slug: "${slug}") { unfinishedAssignments { total overdue items { id state timeliness } } } }`,
        ),
      )
    ).data.council.unfinishedAssignments

  test('stands on the council, overdue ones first, and hidden where the minutes are', async () => {
    const before = await unfinished(anonymous, '2026-02-15')
    const { own, theirs } = await approved()
    const { own: hidden } = await approved({ published: false })
    const [ownId, theirsId, hiddenId] = [own, theirs, hidden].map((id) => globalId('Assignment', id))
    const seen = await unfinished(anonymous, '2026-02-15')
    expect(seen.total - before.total).toBe(2)
    expect(seen.overdue - before.overdue).toBe(1)
    expect(seen.items.find(({ id }) => id === ownId)).toMatchObject({ state: 'open', timeliness: 'overdue' })
    expect(seen.items.some(({ id }) => id === hiddenId)).toBe(false)
    const places = seen.items.map(({ id }) => id)
    expect(places.indexOf(ownId ?? '')).toBeLessThan(places.indexOf(theirsId ?? ''))
    expect((await unfinished(member, '2026-02-15')).items.some(({ id }) => id === hiddenId)).toBe(true)

    await report(member, own)
    expect((await unfinished(anonymous, '2026-02-15')).items.find(({ id }) => id === ownId)?.state).toBe('reported')
    await confirmAssignment(chair, { assignmentId: own, version: 3 })
    expect((await unfinished(anonymous, '2026-02-15')).items.some(({ id }) => id === ownId)).toBe(false)
  })

  test('is named by the minutes of later meetings as it was on their day, whatever came after', async () => {
    const { own, theirs } = await approved()
    await on('2026-02-10', async () => {
      await report(member, own)
      await confirmAssignment(chair, { assignmentId: own, version: 3 })
    })
    const onDay = async (heldOn: string): Promise<string[]> => {
      const { reference } = await recordMeeting(secretary, {
        ...{ idempotencyKey: randomUUID(), councilId, kind: 'regular', heldOn, agenda: ['Разное'] },
        ...{ title: { original: 'ru', ru: 'Заседание' }, place: { original: 'ru', ru: 'Зал' } },
        ...{ attendance: [], decisions: [] },
      })
      const { data } = await graphqlAs(
        secretary,
        `{ meeting(reference: "${reference}") { unfinishedAssignments { id } } }`,
      )
      return data.meeting.unfinishedAssignments.map(({ id }: { id: string }) => id)
    }
    const [ownId, theirsId] = [own, theirs].map((id) => globalId('Assignment', id))
    // Before they came into force; while both were open, the day of the confirmation too; and after it.
    for (const [heldOn, isOwn, isTheirs] of [
      ['2026-01-16', false, false],
      ['2026-02-10', true, true],
      ['2026-02-11', false, true],
    ] as const) {
      const ids = await onDay(heldOn)
      expect([heldOn, ids.includes(ownId ?? ''), ids.includes(theirsId ?? '')]).toEqual([heldOn, isOwn, isTheirs])
    }
  })
})

describe('the inbox', () => {
  interface Item {
    readonly waitingFor: string
    readonly dueOn: string | null
    readonly record: { readonly id?: string; readonly title?: { readonly ru: string } }
  }
  const waiting = async (viewer: Parameters<typeof graphqlAs>[0], id: string): Promise<(string | null)[][]> => {
    const { data, errors } = await graphqlAs(
      viewer,
      '{ inbox(first: 100) { items { waitingFor dueOn record { ... on Assignment { id reference heldOn title { ru } council { slug } } } } } }',
    )
    expect(errors).toBeUndefined()
    return ((data.inbox?.items ?? []) as Item[])
      .filter(({ record }) => record.id === globalId('Assignment', id))
      .map(({ waitingFor, dueOn }) => [waitingFor, dueOn])
  }

  test('holds an assignment for its owner, then for whoever of the council may confirm it', async () => {
    const { own, theirs } = await approved()
    expect(await waiting(member, own)).toEqual([['report', '2026-02-01']])
    for (const viewer of [other, secretary, chair, officer, stranger]) expect(await waiting(viewer, own)).toEqual([])
    expect(await waiting(officer, theirs)).toEqual([['report', '2026-03-01']])
    expect(await waiting(stranger, theirs)).toEqual([])
    await report(secretary, own)
    expect(await waiting(member, own)).toEqual([])
    expect(await waiting(chair, own)).toEqual([['confirm', null]])
    expect(await waiting(secretary, own)).toEqual([])
    await confirmAssignment(chair, { assignmentId: own, version: 3 })
    expect(await waiting(chair, own)).toEqual([])
  })

  test('does not name the assignment of a department before everybody reads the minutes', async () => {
    const { theirs } = await approved({ published: false })
    expect(await waiting(officer, theirs)).toEqual([])
  })
})
