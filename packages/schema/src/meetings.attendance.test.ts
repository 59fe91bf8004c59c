import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readInput } from './issues.ts'
import { attendanceAtVote, mostPresentAtOnce, wasQuorate } from './meetings.attendance.constants.ts'
import type { AttendedSeat } from './meetings.attendance.constants.ts'
import { isQuorate, recordMeetingInput } from './meetings.ts'

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
const came = (number: number, times: { arrivedAt?: string; leftAt?: string; online?: boolean } = {}) => ({
  membershipId: id(number),
  presence: 'present' as const,
  ...times,
})
const stayedAway = (number: number, presence: 'absent' | 'excused' = 'absent') => ({
  membershipId: id(number),
  presence,
})
const out = (number: number) => ({ membershipId: id(number), reason: 'absentAtVote' as const })
const conflicted = (number: number) => ({ membershipId: id(number), reason: 'conflictOfInterest' as const })

describe('who was there at a vote', () => {
  it('is everybody who came, where nobody is named', () => {
    const attendance = [came(1), came(2), stayedAway(3), stayedAway(4, 'excused')]
    expect(attendanceAtVote(attendance, [])).toEqual({ present: 2, voters: 2, isTogether: true })
  })

  it('counts who has a conflict of interest for the quorum and not for the votes, and who was out for neither', () => {
    const attendance = [came(1), came(2), came(3), came(4)]
    expect(attendanceAtVote(attendance, [out(1), conflicted(2)])).toEqual({ present: 3, voters: 2, isTogether: true })
  })

  it('is impossible where one had left before another came, until one of them is named', () => {
    const attendance = [came(1), came(2, { leftAt: '14:30' }), came(3, { arrivedAt: '14:30' })]
    expect(attendanceAtVote(attendance, []).isTogether).toBe(false)
    expect(attendanceAtVote(attendance, [out(3)])).toEqual({ present: 2, voters: 2, isTogether: true })
    expect(attendanceAtVote(attendance, [conflicted(3)]).isTogether).toBe(false)
    expect(
      attendanceAtVote([came(1), came(2, { leftAt: '14:31' }), came(3, { arrivedAt: '14:30' })], []).isTogether,
    ).toBe(true)
  })
})

describe('a meeting with one late and a quorum that was lost', () => {
  // Seven seats: four make a quorum.
  const attendance = [came(1), came(2), came(3, { arrivedAt: '14:20' }), came(4, { leftAt: '15:00' }), stayedAway(5)]

  it('had a quorum while four were there', () => {
    expect(mostPresentAtOnce(attendance)).toBe(4)
    expect(wasQuorate(7, attendance)).toBe(true)
    expect(isQuorate(7, attendanceAtVote(attendance, [out(3)]).present)).toBe(false)
    expect(isQuorate(7, attendanceAtVote(attendance, []).present)).toBe(true)
    expect(isQuorate(7, attendanceAtVote(attendance, [out(4)]).present)).toBe(false)
  })

  it('had none where four came and were never there at once', () => {
    const apart = [came(1), came(2), came(3, { arrivedAt: '15:00' }), came(4, { leftAt: '15:00' })]
    expect(mostPresentAtOnce(apart)).toBe(3)
    expect(wasQuorate(7, apart)).toBe(false)
  })
})

const times = fc.constantFrom('14:10', '14:30', '15:00', '15:40', null)
const seats = fc
  .array(fc.record({ presence: fc.constantFrom('present', 'excused', 'absent'), arrivedAt: times, leftAt: times }), {
    maxLength: 9,
  })
  .map((rows): AttendedSeat[] =>
    rows.map(({ presence, arrivedAt, leftAt }, at) => {
      const isOrdered = arrivedAt === null || leftAt === null || arrivedAt < leftAt
      const stay = presence === 'present' ? { arrivedAt, leftAt: isOrdered ? leftAt : null } : {}
      return { membershipId: id(at), presence, ...stay }
    }),
  )

test('whoever is named at a vote: nobody counts twice, and no more were there than at the fullest moment', () => {
  fc.assert(
    fc.property(seats, fc.array(fc.tuple(fc.nat(8), fc.boolean()), { maxLength: 9 }), (attendance, names) => {
      const nonVoters = [
        ...new Map(names.map(([seat, isOut]) => [seat, isOut ? out(seat) : conflicted(seat)])).values(),
      ]
      const { present, voters, isTogether } = attendanceAtVote(attendance, nonVoters)
      const presentAtAll = attendance.filter(({ presence }) => presence === 'present').length
      expect(voters).toBeLessThanOrEqual(present)
      expect(present).toBeLessThanOrEqual(presentAtAll)
      expect(mostPresentAtOnce(attendance)).toBeLessThanOrEqual(presentAtAll)
      // A vote with a quorum is only possible in a meeting that had one.
      if (isTogether) expect(present).toBeLessThanOrEqual(mostPresentAtOnce(attendance))
    }),
  )
})

const text = (tg: string) => ({ original: 'tg', tg })
const decision = { text: 'Қарор', votesFor: 2, votesAgainst: 0, votesAbstained: 0 }
const meeting = (changes: object) => ({
  ...{ councilId: id(99), kind: 'regular', heldOn: '2026-10-12', startsAt: '14:00' },
  ...{ place: text('Толор'), title: text('Ҷаласа'), agenda: ['Масъала'], minutes: text('Гуфтанд.') },
  attendance: [came(2), came(3), stayedAway(4)],
  decisions: [decision],
  idempotencyKey: '3f0a4b9e-1d5c-4e7a-9b2f-6c8d0e1f2a3b',
  ...changes,
})
const codes = (changes: object) => {
  const result = readInput(recordMeetingInput, meeting(changes))
  return result.ok ? [] : result.issues.map(({ path, code }) => `${path}: ${code}`)
}

test.each([
  [{}, []],
  [{ attendance: [came(2, { online: true, arrivedAt: '14.20', leftAt: '15:00' }), came(3)] }, []],
  [{ attendance: [came(2, { arrivedAt: '14:00' }), came(3)] }, ['attendance.0.arrivedAt: time_before_other']],
  [{ startsAt: null, attendance: [came(2, { arrivedAt: '14:00' }), came(3)] }, []],
  [{ attendance: [came(2, { leftAt: '13:59' }), came(3)] }, ['attendance.0.leftAt: time_before_other']],
  [
    { attendance: [came(2, { arrivedAt: '14:20', leftAt: '14:20' }), came(3)], decisions: [] },
    ['attendance.0.leftAt: time_before_other'],
  ],
  [{ attendance: [came(2, { arrivedAt: '25:00' }), came(3)] }, ['attendance.0.arrivedAt: not_a_time']],
  [
    {
      attendance: [{ ...stayedAway(4), online: true, arrivedAt: '14:20', leftAt: '15:00' }, came(2), came(3)],
    },
    [
      'attendance.0.online: not_applicable_here',
      'attendance.0.arrivedAt: not_applicable_here',
      'attendance.0.leftAt: not_applicable_here',
    ],
  ],
  [{ decisions: [{ ...decision, nonVoters: [conflicted(2)] }] }, ['decisions.0.votesFor: votes_exceed_presence']],
  [{ decisions: [{ ...decision, votesFor: 1, nonVoters: [conflicted(2)] }] }, []],
  [{ decisions: [{ ...decision, nonVoters: [conflicted(4)] }] }, ['decisions.0.nonVoters.0.membershipId: not_present']],
  [
    { decisions: [{ ...decision, votesFor: 0, nonVoters: [out(2), conflicted(2)] }] },
    ['decisions.0.nonVoters.1.membershipId: duplicate'],
  ],
  [
    { attendance: [came(2, { leftAt: '14:30' }), came(3, { arrivedAt: '15:00' })] },
    ['decisions.0.nonVoters: not_at_once'],
  ],
  [
    { decisions: [{ ...decision, nonVoters: [{ membershipId: id(2), reason: 'tired' }] }] },
    ['decisions.0.nonVoters.0.reason: not_one_of'],
  ],
  [{ guests: [{ role: 'Сардори шуъба', people: 1 }] }, []],
  [{ guests: [{ role: ' ', people: 0 }] }, ['guests.0.role: required', 'guests.0.people: too_small']],
  [{ guests: Array.from({ length: 21 }, () => ({ role: 'Меҳмон', people: 1 })) }, ['guests: too_many']],
])('a meeting with %j: %j', (changes, expected) => {
  expect(codes(changes)).toEqual(expected)
})
