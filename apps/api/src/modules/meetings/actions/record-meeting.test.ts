import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { council, seat, signedInAsPost, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import type { Places } from '../../../testing/places.ts'
import { recordMeeting } from './record-meeting.ts'

const system = { kind: 'system', name: 'test' } as const
const noon = new Date('2026-11-20T07:00:00Z')
let map: Places
let councilId = ''
let secretary: Awaited<ReturnType<typeof signedInAsSeat>>
let member: Awaited<ReturnType<typeof signedInAsSeat>>
let seats: string[] = []

beforeAll(async () => {
  map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId)).id
  await atMoment(noon, async () => {
    const chair = await signedInAsSeat(councilId, 'chair')
    secretary = await signedInAsSeat(councilId, 'secretary')
    member = await signedInAsSeat(councilId, 'member')
    seats = [
      chair.membershipId,
      secretary.membershipId,
      member.membershipId,
      await seat(councilId),
      await seat(councilId),
    ]
  })
})

function input(changes: Record<string, unknown> = {}) {
  return {
    idempotencyKey: randomUUID(),
    councilId,
    kind: 'regular' as const,
    heldOn: '2026-11-18',
    startsAt: '10:00',
    title: { original: 'tg' as const, tg: 'Ҷаласаи навбатӣ', ru: 'Очередное заседание' },
    place: { original: 'tg' as const, tg: 'Толори маҷлис' },
    agenda: ['Амният дар назди мактаб', 'Гуногун'],
    attendance: seats.slice(0, 3).map((membershipId) => ({ membershipId, presence: 'present' as const })),
    decisions: [
      {
        text: 'Посбони иловагӣ',
        votesFor: 2,
        votesAgainst: 1,
        votesAbstained: 0,
        assignments: [
          { task: 'Нақша', ownerMembershipId: seats[1], dueOn: '2026-12-01' },
          { task: 'Посух', ownerDepartmentId: map.khujandDepartmentId, dueOn: '2026-12-15' },
        ],
      },
    ],
    ...changes,
  }
}

const record = (changes: Record<string, unknown> = {}, actor: Parameters<typeof recordMeeting>[0] = secretary) =>
  atMoment(noon, () => recordMeeting(actor, input(changes)))
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )
const issuesOf = async (work: Promise<unknown>) => {
  const failure = await failureOf(work)
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

test('refuses everybody but the secretariat of that very council, and stores nothing', async () => {
  const elsewhere = await atMoment(noon, async () =>
    signedInAsSeat((await council(map.bokhtarDepartmentId, map.bokhtarId)).id, 'chair'),
  )
  const officer = await signedInAsPost('officer', map.khujandDepartmentId)
  const administrator = await signedInAsPost('administrator')
  for (const actor of [anonymous, member, elsewhere, officer, administrator])
    expect(await failureOf(record({}, actor))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(record({ councilId: randomUUID() }, secretary))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(record({ councilId: randomUUID() }, system))).toBeInstanceOf(NotFoundError)
  expect(await db.meeting.count()).toBe(0)
  expect(await db.auditEntry.count({ where: { action: 'meeting:record' } })).toBe(0)
})

test('refuses what cannot be, at the field', async () => {
  expect(await issuesOf(record({ heldOn: '2026-11-21' }))).toEqual(['heldOn date_in_future'])
  expect(await issuesOf(record({ heldOn: '2026-02-31' }))).toEqual(['heldOn not_a_date'])
  expect(await issuesOf(record({ heldOn: '1025-03-01' }))).toEqual(['heldOn date_out_of_range'])
  expect(await issuesOf(record({ startsAt: '24:00' }))).toEqual(['startsAt not_a_time'])
  expect(await issuesOf(record({ agenda: [] }))).toEqual(['agenda too_few'])
  expect(await issuesOf(record({ agenda: Array.from({ length: 51 }, () => 'х') }))).toEqual(['agenda too_many'])
  expect(await issuesOf(record({ agenda: new Array(1_000_000).fill('х') }))).toEqual(['agenda too_many'])
  expect(await issuesOf(record({ agenda: ['бо NUL \u0000'] }))).toEqual(['agenda.0 control_character'])
  expect(await issuesOf(record({ agenda: ['\ud800'] }))).toEqual(['agenda.0 broken_character'])
  expect(await issuesOf(record({ title: { original: 'ru', tg: 'Танҳо тоҷикӣ' } }))).toEqual([
    'title.ru original_missing',
  ])
  expect(await issuesOf(record({ idempotencyKey: 'again' }))).toEqual(['idempotencyKey not_an_id'])
  const twice = [
    { membershipId: seats[0], presence: 'present' },
    { membershipId: seats[0], presence: 'absent' },
  ]
  expect(await issuesOf(record({ attendance: twice, decisions: [] }))).toEqual(['attendance.1.membershipId duplicate'])
  const decision = { text: 'Қарор', votesFor: 1, votesAgainst: 0, votesAbstained: 0 }
  const task = { task: 'Кор', dueOn: '2026-12-01' }
  expect(
    await issuesOf(record({ decisions: [{ ...decision, votesFor: 2, votesAgainst: 2, assignments: [] }] })),
  ).toEqual(['decisions.0.votesFor votes_exceed_presence'])
  expect(await issuesOf(record({ decisions: [{ ...decision, assignments: [task] }] }))).toEqual([
    'decisions.0.assignments.0.ownerMembershipId owner_missing',
  ])
  const both = { ...task, ownerMembershipId: seats[0], ownerDepartmentId: map.khujandDepartmentId }
  expect(await issuesOf(record({ decisions: [{ ...decision, assignments: [both] }] }))).toEqual([
    'decisions.0.assignments.0.ownerDepartmentId one_owner_only',
  ])
  const sameDay = { ...task, ownerMembershipId: seats[0], dueOn: '2026-11-18' }
  expect(await issuesOf(record({ decisions: [{ ...decision, assignments: [sameDay] }] }))).toEqual([
    'decisions.0.assignments.0.dueOn date_before_other',
  ])
  const otherCentury = { ...task, ownerMembershipId: seats[0], dueOn: '2062-12-01' }
  expect(await issuesOf(record({ decisions: [{ ...decision, assignments: [otherCentury] }] }))).toEqual([
    'decisions.0.assignments.0.dueOn date_too_far',
  ])
  const nowhere = { ...task, ownerDepartmentId: randomUUID() }
  expect(await issuesOf(record({ decisions: [{ ...decision, assignments: [nowhere] }] }))).toEqual([
    'decisions.0.assignments.0.ownerDepartmentId unknown_record',
  ])
  expect(await db.meeting.count()).toBe(0)
})

test('takes attendance and tasks only from memberships that were in force on the day', async () => {
  const { id } = await council(map.khujandDepartmentId, map.khujandId)
  const scribe = await atMoment(noon, () => signedInAsSeat(id, 'secretary'))
  const former = await seat(id, 'member', { to: '2026-11-17' })
  const lastDay = await seat(id, 'member', { to: '2026-11-18' })
  const firstDay = await seat(id, 'member', { from: '2026-11-18' })
  const later = await seat(id, 'member', { from: '2026-11-19' })
  const come = (membershipId: string | undefined) => ({ membershipId, presence: 'present' })
  const attendance = [former, later, seats[3], scribe.membershipId].map(come)
  expect(await issuesOf(record({ councilId: id, attendance, decisions: [] }, scribe))).toEqual([
    'attendance.0.membershipId unknown_record',
    'attendance.1.membershipId unknown_record',
    'attendance.2.membershipId unknown_record',
  ])
  const decisions = [
    {
      text: 'Қарор',
      votesFor: 1,
      votesAgainst: 0,
      votesAbstained: 0,
      assignments: [{ task: 'Кор', ownerMembershipId: former, dueOn: '2026-12-01' }],
    },
  ]
  expect(await issuesOf(record({ councilId: id, attendance: [come(lastDay)], decisions }, scribe))).toEqual([
    'decisions.0.assignments.0.ownerMembershipId unknown_record',
  ])
  const meeting = await record({ councilId: id, attendance: [come(lastDay), come(firstDay)], decisions: [] }, scribe)
  expect(meeting).toMatchObject({ seatsInForce: 3, quorum: 2, presentCount: 2, quorate: true })
})

test('stores the whole meeting with its number, history and one audit entry; a seat that is not listed was absent', async () => {
  const meeting = await record()
  expect(meeting).toMatchObject({
    councilId,
    kind: 'regular',
    state: 'minutesDrafted',
    startsAt: '10:00',
    original: 'tg',
    titleRu: 'Очередное заседание',
    titleEn: null,
    minutesTg: null,
    seatsInForce: 5,
    quorum: 3,
    presentCount: 3,
    quorate: true,
    version: 1,
    demonstration: false,
    recordedAt: noon,
    publishedAt: null,
  })
  expect(meeting.reference).toMatch(/^JLS-SU-2026-\d{5}$/)
  expect(meeting.heldOn.toISOString()).toBe('2026-11-18T00:00:00.000Z')
  const stored = await db.meeting.findUniqueOrThrow({
    where: { id: meeting.id },
    include: {
      agenda: { orderBy: { position: 'asc' } },
      attendances: true,
      decisions: { include: { assignments: { orderBy: { dueOn: 'asc' } } } },
    },
  })
  expect(stored.agenda.map(({ position, text }) => [position, text])).toEqual([
    [1, 'Амният дар назди мактаб'],
    [2, 'Гуногун'],
  ])
  const presence = new Map(stored.attendances.map((row) => [row.membershipId, row.presence]))
  expect(seats.map((id) => presence.get(id))).toEqual(['present', 'present', 'present', 'absent', 'absent'])
  expect(stored.decisions).toHaveLength(1)
  expect(stored.decisions[0]).toMatchObject({
    number: 1,
    votesFor: 2,
    votesAgainst: 1,
    votesAbstained: 0,
    binding: true,
  })
  expect(
    stored.decisions[0]?.assignments.map(({ task, ownerMembershipId, ownerDepartmentId, inForceFrom }) => [
      task,
      ownerMembershipId,
      ownerDepartmentId,
      inForceFrom,
    ]),
  ).toEqual([
    ['Нақша', seats[1], null, null],
    ['Посух', null, map.khujandDepartmentId, null],
  ])
  const steps = await db.transition.findMany({ where: { recordId: meeting.id }, orderBy: { id: 'asc' } })
  expect(steps.map((step) => [step.fromState, step.verb, step.toState, step.capacity, step.actorId])).toEqual([
    [null, 'record', 'held', 'secretary', secretary.personId],
    ['held', 'draftMinutes', 'minutesDrafted', 'secretary', secretary.personId],
  ])
  const audit = await db.auditEntry.findMany({ where: { subjectId: meeting.id } })
  expect(audit.map(({ action, actorId, capacity, refused }) => [action, actorId, capacity, refused])).toEqual([
    ['meeting:record', secretary.personId, 'secretary', false],
  ])
})

test('numbers run without gaps within region and year of the meeting', async () => {
  const first = await record({ heldOn: '2025-06-01', decisions: [] })
  await failureOf(record({ heldOn: '2025-06-31' }))
  const second = await record({ heldOn: '2025-06-02', decisions: [] })
  expect([first.reference, second.reference]).toEqual(['JLS-SU-2025-00001', 'JLS-SU-2025-00002'])
})

test('without a quorum decisions are kept and bind nobody; nor does one that was voted down', async () => {
  const decisions = [{ text: 'Қарор', votesFor: 2, votesAgainst: 0, votesAbstained: 0, assignments: [] }]
  const two = seats.slice(0, 2).map((membershipId) => ({ membershipId, presence: 'present' as const }))
  const short = await record({ attendance: [...two, { membershipId: seats[2], presence: 'excused' }], decisions })
  expect(short).toMatchObject({ quorum: 3, presentCount: 2, quorate: false })
  expect((await db.decision.findMany({ where: { meetingId: short.id } })).map(({ binding }) => binding)).toEqual([
    false,
  ])
  const votes = [
    { votesFor: 1, votesAgainst: 2 },
    { votesFor: 1, votesAgainst: 1 },
    { votesFor: 1, votesAgainst: 0 },
  ]
  const full = await record({
    decisions: votes.map((counted) => ({ text: 'Қарор', votesAbstained: 0, assignments: [], ...counted })),
  })
  const binding = await db.decision.findMany({ where: { meetingId: full.id }, orderBy: { number: 'asc' } })
  expect(binding.map((decision) => decision.binding)).toEqual([false, false, true])
})

test('sent twice with one key it is stored once; with other content it is a conflict', async () => {
  const same = input()
  const before = await db.meeting.count()
  const send = (changes: object = {}) => atMoment(noon, () => recordMeeting(secretary, { ...same, ...changes }))
  const [one, other] = await Promise.all([send(), send()])
  const third = await send()
  expect(other.id).toBe(one.id)
  expect(third.id).toBe(one.id)
  expect(await failureOf(send({ agenda: ['Дигар'] }))).toBeInstanceOf(ConflictError)
  expect(await db.meeting.count()).toBe(before + 1)
  expect(await db.auditEntry.count({ where: { subjectId: one.id } })).toBe(1)
})

test('an import names its sources; a person cannot claim any', async () => {
  const imported = await record({ sourceCodes: ['S4'], demonstration: true }, system)
  expect(imported).toMatchObject({ sourceCodes: ['S4'], demonstration: true })
  expect(
    (await db.transition.findMany({ where: { recordId: imported.id } })).map(({ capacity, actorId }) => [
      capacity,
      actorId,
    ]),
  ).toEqual([
    ['system', null],
    ['system', null],
  ])
  expect(await issuesOf(record({ sourceCodes: ['S4'] }))).toEqual([' unknown_field'])
})
