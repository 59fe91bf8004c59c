import { z } from 'zod'
import { timeOfDay } from './dates.ts'
import { attendanceAtVote, attendanceLimits as limits, nonVotingReasons } from './meetings.attendance.constants.ts'
import { presences } from './meetings.constants.ts'
import { absentable, plainText, refuse, uuid, wholeNumber } from './text.ts'

/** A time that may be left out: the form sends an empty one where nobody was late. */
const optionalTime = () => absentable(timeOfDay(), (value) => value === '')

/**
 * Whether the holder of a seat came, and of whoever came: over the network or into the room, and when, where that was not the whole
 * meeting. Times are HH:MM in Dushanbe.
 */
export const attendanceInput = z.strictObject({
  membershipId: uuid(),
  presence: z.enum(presences),
  online: absentable(z.boolean()),
  arrivedAt: optionalTime(),
  leftAt: optionalTime(),
})

/** People who came as guests, by their office or organisation and never by name; how many they were. */
export const guestInput = z.strictObject({
  role: plainText({ max: limits.guestRole }),
  people: wholeNumber({ min: 1, max: limits.guestPeople }),
})

/** A member who came and took no part in the vote on a decision. */
export const nonVoterInput = z.strictObject({ membershipId: uuid(), reason: z.enum(nonVotingReasons) })

interface Checked {
  value: unknown
  issues: z.core.$ZodRawIssue[]
}

/** Each seat once; times only of who came, after the meeting began, in order. */
export function checkAttendance(
  ctx: Checked,
  attendance: readonly z.output<typeof attendanceInput>[],
  startsAt: string | undefined,
): void {
  const seen = new Set<string>()
  attendance.forEach(({ membershipId, presence, online, arrivedAt, leftAt }, at) => {
    const path = (field: string) => ['attendance', at, field]
    if (seen.has(membershipId)) refuse(ctx, membershipId, 'duplicate', {}, path('membershipId'))
    seen.add(membershipId)
    if (presence !== 'present') {
      if (online) refuse(ctx, online, 'not_applicable_here', {}, path('online'))
      if (arrivedAt !== undefined) refuse(ctx, arrivedAt, 'not_applicable_here', {}, path('arrivedAt'))
      if (leftAt !== undefined) refuse(ctx, leftAt, 'not_applicable_here', {}, path('leftAt'))
      return
    }
    if (arrivedAt !== undefined && startsAt !== undefined && arrivedAt <= startsAt)
      refuse(ctx, arrivedAt, 'time_before_other', { other: startsAt }, path('arrivedAt'))
    const from = arrivedAt ?? startsAt
    if (leftAt !== undefined && from !== undefined && leftAt <= from)
      refuse(ctx, leftAt, 'time_before_other', { other: from }, path('leftAt'))
  })
}

interface CheckedVote {
  readonly votesFor: number
  readonly votesAgainst: number
  readonly votesAbstained: number
  readonly nonVoters: readonly z.output<typeof nonVoterInput>[]
}

/**
 * Who took no part in the vote had come, and is named once; those who were there were there together; and no more votes were cast than
 * there were people who could vote.
 */
export function checkVote(
  ctx: Checked,
  attendance: readonly z.output<typeof attendanceInput>[],
  { votesFor, votesAgainst, votesAbstained, nonVoters }: CheckedVote,
  at: number,
): void {
  const came = new Set(
    attendance.filter(({ presence }) => presence === 'present').map(({ membershipId }) => membershipId),
  )
  const named = new Set<string>()
  nonVoters.forEach(({ membershipId }, index) => {
    const path = ['decisions', at, 'nonVoters', index, 'membershipId']
    if (!came.has(membershipId)) refuse(ctx, membershipId, 'not_present', {}, path)
    else if (named.has(membershipId)) refuse(ctx, membershipId, 'duplicate', {}, path)
    named.add(membershipId)
  })
  const { voters, isTogether } = attendanceAtVote(attendance, nonVoters)
  if (!isTogether) refuse(ctx, nonVoters, 'not_at_once', {}, ['decisions', at, 'nonVoters'])
  const cast = votesFor + votesAgainst + votesAbstained
  if (cast > voters)
    refuse(ctx, cast, 'votes_exceed_presence', { max: voters, actual: cast }, ['decisions', at, 'votesFor'])
}
