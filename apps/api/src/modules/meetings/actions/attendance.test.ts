import { randomUUID } from 'node:crypto'
import type { RecordMeetingInput } from '@hamkori/schema/meetings'
import { beforeAll, expect, test } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { contentHash } from '../../../platform/idempotency.ts'
import { InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { ownerPool } from '../../../testing/owner.ts'
import { council, seat, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import '../index.ts'
import { draftMinutes } from './draft-minutes.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordMeeting } from './record-meeting.ts'
import { signMinutes } from './sign-minutes.ts'

const noon = new Date('2026-11-20T07:00:00Z')
let councilId = ''
let secretary: Awaited<ReturnType<typeof signedInAsSeat>>
let chair: Awaited<ReturnType<typeof signedInAsSeat>>
/** Seven seats: four make a quorum. */
let seats: string[] = []

beforeAll(async () => {
  const map = await places()
  councilId = (await council(map.khujandDepartmentId, map.khujandId, 'khujand')).id
  await atMoment(noon, async () => {
    chair = await signedInAsSeat(councilId, 'chair')
    secretary = await signedInAsSeat(councilId, 'secretary')
    const others = [1, 2, 3, 4, 5].map(() => seat(councilId))
    seats = [chair.membershipId, secretary.membershipId, ...(await Promise.all(others))]
  })
})

const seatId = (at: number): string => seats[at] ?? ''
const came = (at: number, how: object = {}) => ({ membershipId: seatId(at), presence: 'present' as const, ...how })
const out = (at: number) => ({ membershipId: seatId(at), reason: 'absentAtVote' as const })
const conflicted = (at: number) => ({ membershipId: seatId(at), reason: 'conflictOfInterest' as const })
const vote = (votesFor: number, nonVoters: ReturnType<typeof out | typeof conflicted>[] = []) => ({
  ...{ text: 'Қарор', votesFor, votesAgainst: 0, votesAbstained: 0, nonVoters },
  assignments: [{ task: 'Кор', ownerMembershipId: seatId(1), dueOn: '2026-12-01' }],
})

/** Three from the beginning, one of them online; one who came late, one who left early. */
const attendance = () => [
  came(0),
  came(1),
  came(2, { online: true }),
  came(3, { arrivedAt: '10:20' }),
  came(4, { leftAt: '11:00' }),
]
/** Before the late one came, while all were there, after one had left, and with one who may not vote. */
const decisions = () => [vote(4, [out(3)]), vote(5), vote(3, [out(4), out(0)]), vote(3, [out(3), conflicted(0)])]
const guests = () => [{ role: 'Сардори шуъбаи тартиботи ҷамъиятӣ', people: 1 }]

function input(changes: Partial<RecordMeetingInput> = {}): RecordMeetingInput {
  return {
    ...{ idempotencyKey: randomUUID(), councilId, kind: 'regular', heldOn: '2026-11-18', startsAt: '10:00' },
    title: { original: 'tg', tg: 'Ҷаласаи навбатӣ' },
    place: { original: 'tg', tg: 'Толори маҷлис' },
    agenda: ['Амният дар назди мактаб'],
    ...{ attendance: attendance(), guests: guests(), decisions: decisions() },
    ...changes,
  }
}
const record = (changes: Partial<RecordMeetingInput> = {}) =>
  atMoment(noon, () => recordMeeting(secretary, input(changes)))
const decisionsOf = (meetingId: string) => db.decision.findMany({ where: { meetingId }, orderBy: { number: 'asc' } })

test('a meeting that loses its quorum binds by the decisions that were taken with it, and by no others', async () => {
  const meeting = await record()
  expect(meeting).toMatchObject({ seatsInForce: 7, quorum: 4, presentCount: 5, quorate: true })
  const stored = await decisionsOf(meeting.id)
  expect(stored.map((row) => [row.presentCount, row.voterCount, row.quorate, row.binding])).toEqual([
    [4, 4, true, true],
    [5, 5, true, true],
    [3, 3, false, false],
    [4, 3, true, true],
  ])
  for (const signer of [secretary, chair]) await signMinutes(signer, { meetingId: meeting.id })
  const inForce = await db.assignment.findMany({
    where: { decision: { meetingId: meeting.id } },
    select: { inForceFrom: true, decision: { select: { number: true } } },
  })
  expect(inForce.filter(({ inForceFrom }) => inForceFrom === null).map(({ decision }) => decision.number)).toEqual([3])
})

test('enough who came one after another and were never there at once are no quorum', async () => {
  const apart = [came(0), came(1), came(2, { leftAt: '10:30' }), came(3, { arrivedAt: '10:30' })]
  const meeting = await record({ attendance: apart, decisions: [vote(3, [out(3)])] })
  expect(meeting).toMatchObject({ quorum: 4, presentCount: 4, quorate: false })
  expect((await decisionsOf(meeting.id)).map(({ binding }) => binding)).toEqual([false])
  const refused = await record({ attendance: apart, decisions: [vote(4)] }).catch((failure: unknown) => failure)
  expect(refused).toBeInstanceOf(InvalidInputError)
  expect((refused as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
    'decisions.0.nonVoters not_at_once',
  ])
})

const question = `query ($reference: String!) { meeting(reference: $reference) {
  attendance { presence online arrivedAt leftAt } guests { role people }
  decisions { presentCount voterCount quorate binding nonVoters { reason membership { seat name } } }
} }`

test('everybody reads it once the minutes are public, and nobody outside the council before', async () => {
  const { id, reference } = await record()
  const ask = async (viewer: Parameters<typeof graphqlAs>[0]) =>
    (await graphqlAs(viewer, question, { reference })).data.meeting
  expect(await ask(anonymous)).toBeNull()
  expect((await ask(chair)).guests).toEqual(guests())
  for (const signer of [secretary, chair]) await signMinutes(signer, { meetingId: id })
  await publishMinutes(secretary, { meetingId: id })
  const read = await ask(anonymous)
  expect(read.guests).toEqual(guests())
  expect(read.attendance.map((row: Record<string, unknown>) => Object.values(row))).toEqual([
    ['present', false, null, null],
    ['present', false, null, null],
    ['present', true, null, null],
    ['present', false, '10:20', null],
    ['present', false, null, '11:00'],
    ['absent', false, null, null],
    ['absent', false, null, null],
  ])
  expect(read.decisions[3]).toEqual({
    ...{ presentCount: 4, voterCount: 3, quorate: true, binding: true },
    nonVoters: [
      { reason: 'conflictOfInterest', membership: { seat: expect.any(Number), name: null } },
      { reason: 'absentAtVote', membership: { seat: expect.any(Number), name: null } },
    ],
  })
})

test('a draft that is written anew takes all of it back and puts the new in its place', async () => {
  const { id, version } = await record()
  const [first] = await decisionsOf(id)
  const {
    idempotencyKey: _key,
    councilId: _council,
    ...held
  } = input({
    attendance: [came(0), came(1), came(2), came(3)],
    guests: [],
  })
  const again = [{ ...vote(3, [out(0)]), id: first?.id }]
  await atMoment(noon, () => draftMinutes(secretary, { ...held, decisions: again, meetingId: id, version }))
  expect(await db.meetingGuest.count({ where: { meetingId: id } })).toBe(0)
  expect(await decisionsOf(id)).toMatchObject([{ id: first?.id, presentCount: 3, quorate: false, binding: false }])
  expect(await db.nonVoter.findMany({ where: { decision: { meetingId: id } } })).toEqual([
    { decisionId: first?.id, membershipId: seatId(0), reason: 'absentAtVote' },
  ])
  const rows = await db.attendance.findMany({ where: { meetingId: id, presence: 'present' } })
  expect(rows.map(({ online, arrivedAt, leftAt }) => [online, arrivedAt, leftAt])).toEqual(
    Array.from({ length: 4 }, () => [false, null, null]),
  )
})

test('the same content without guests and names at votes keeps the key that was given before these could be sent', async () => {
  const same = input({ guests: [], decisions: [vote(2)] })
  const { guests: _guests, decisions: before, ...older } = same
  const withoutNames = before?.map(({ nonVoters: _names, ...decision }) => decision)
  const first = await atMoment(noon, () => recordMeeting(secretary, { ...older, decisions: withoutNames }))
  const { idempotencyKey: _key, ...content } = older
  expect(first.contentHash).toEqual(contentHash({ ...content, decisions: withoutNames }))
  expect((await atMoment(noon, () => recordMeeting(secretary, same))).id).toBe(first.id)
})

test('the database itself refuses votes of people who were not there, and a decision that binds without a quorum', async () => {
  const { id } = await record()
  for (const [change, constraint] of [
    ['votes_for = voter_count + 1', 'decision_votes_are_of_voters'],
    ['voter_count = present_count + 1', 'decision_votes_are_of_voters'],
    ['quorate = false', 'decision_binds_with_a_quorum'],
  ] as const)
    await expect(
      ownerPool.query(`UPDATE decision SET ${change} WHERE meeting_id = $1 AND number = 1`, [id]),
    ).rejects.toThrow(constraint)
  for (const change of ["presence = 'absent'", "left_at = '10:20', arrived_at = '10:20'", "arrived_at = '9:00'"])
    await expect(
      ownerPool.query(`UPDATE attendance SET ${change} WHERE meeting_id = $1 AND membership_id = $2`, [id, seatId(3)]),
    ).rejects.toThrow(/attendance_(is_of_who_came|has_times)/)
})
