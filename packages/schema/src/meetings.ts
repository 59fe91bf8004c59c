import { z } from 'zod'
import { dateOnly, timeOfDay } from './dates.ts'
import { dueYearsAhead, isTooFarAhead } from './due-days.ts'
import { attendanceInput, checkAttendance, checkVote, guestInput, nonVoterInput } from './meetings.attendance.ts'
import { attendanceLimits } from './meetings.attendance.constants.ts'
import { earliestMeeting, meetingKinds, meetingLimits as limits } from './meetings.constants.ts'
import { sourceCodes } from './sources.ts'
import { absentable, boundedList, plainText, refuse, trilingualTextInput, uuid, uuidV4, wholeNumber } from './text.ts'

export * from './meetings.attendance.constants.ts'
export * from './meetings.constants.ts'

/** A task born of a decision. Exactly one owner: a member or a department. */
export const assignmentInput = z
  .strictObject({
    task: plainText({ max: limits.task, multiline: true }),
    ownerMembershipId: absentable(uuid()),
    ownerDepartmentId: absentable(uuid()),
    dueOn: dateOnly(),
  })
  .check((ctx) => {
    const { ownerMembershipId, ownerDepartmentId } = ctx.value
    if (ownerMembershipId === undefined && ownerDepartmentId === undefined)
      refuse(ctx, undefined, 'owner_missing', {}, ['ownerMembershipId'])
    if (ownerMembershipId !== undefined && ownerDepartmentId !== undefined)
      refuse(ctx, ownerDepartmentId, 'one_owner_only', {}, ['ownerDepartmentId'])
  })

const votes = () => wholeNumber({ min: 0, max: limits.votes })

/** What the meeting resolved, with its votes, who of those who came took no part in them, and the tasks that follow. */
export const decisionInput = z.strictObject({
  text: plainText({ max: limits.decision, multiline: true }),
  votesFor: votes(),
  votesAgainst: votes(),
  votesAbstained: votes(),
  nonVoters: boundedList(nonVoterInput, { max: limits.attendance }).default([]),
  assignments: boundedList(assignmentInput, { max: limits.assignments }).default([]),
})

const heldShape = {
  kind: z.enum(meetingKinds),
  heldOn: dateOnly({ min: earliestMeeting }),
  startsAt: absentable(timeOfDay()),
  place: trilingualTextInput({ max: limits.place }),
  title: trilingualTextInput({ max: limits.title }),
  agenda: boundedList(plainText({ max: limits.agendaItem }), { min: 1, max: limits.agenda }),
  attendance: boundedList(attendanceInput, { max: limits.attendance }),
  guests: boundedList(guestInput, { max: attendanceLimits.guests }).default([]),
  minutes: absentable(trilingualTextInput({ max: limits.minutes, multiline: true })),
}
const recordShape = {
  ...heldShape,
  councilId: uuid(),
  decisions: boundedList(decisionInput, { max: limits.decisions }).default([]),
  idempotencyKey: uuidV4(),
}

interface RecordedFacts {
  readonly heldOn: string
  readonly startsAt?: string | undefined
  readonly attendance: readonly z.output<typeof attendanceInput>[]
  readonly decisions: readonly z.output<typeof decisionInput>[]
}

function checkRecord(ctx: { value: RecordedFacts; issues: z.core.$ZodRawIssue[] }): void {
  const { attendance, decisions, heldOn, startsAt } = ctx.value
  checkAttendance(ctx, attendance, startsAt)
  const tasks = decisions.reduce((sum, { assignments }) => sum + assignments.length, 0)
  if (tasks > limits.allAssignments)
    refuse(ctx, tasks, 'too_many', { max: limits.allAssignments, actual: tasks }, ['decisions'])
  const nonVoters = decisions.reduce((sum, decision) => sum + decision.nonVoters.length, 0)
  if (nonVoters > attendanceLimits.nonVoters)
    refuse(ctx, nonVoters, 'too_many', { max: attendanceLimits.nonVoters, actual: nonVoters }, ['decisions'])
  decisions.forEach((decision, at) => {
    checkVote(ctx, attendance, decision, at)
    decision.assignments.forEach(({ dueOn }, index) => {
      if (dueOn <= heldOn)
        refuse(ctx, dueOn, 'date_before_other', { other: heldOn }, ['decisions', at, 'assignments', index, 'dueOn'])
      if (isTooFarAhead(dueOn, heldOn))
        refuse(ctx, dueOn, 'date_too_far', { max: dueYearsAhead }, ['decisions', at, 'assignments', index, 'dueOn'])
    })
  })
}

/**
 * A meeting as a secretary writes it down afterwards. Agenda, decisions and tasks are in the title's original
 * language. That the day is not in the future is checked by the action, which has the clock.
 */
export const recordMeetingInput = z.strictObject(recordShape).check(checkRecord)
export type RecordMeetingInput = z.input<typeof recordMeetingInput>

/** The same from an import, which also knows its sources. Never reachable through the network. */
export const importMeetingInput = z
  .strictObject({ ...recordShape, sourceCodes: sourceCodes(), demonstration: z.boolean().default(false) })
  .check(checkRecord)
export type ImportMeetingInput = z.input<typeof importMeetingInput>

const version = () => wholeNumber({ min: 1, max: 1_000_000 })

/**
 * The draft of minutes, written anew before anybody has signed it. `version` is the one that the editor has read; a decision that
 * stays carries its id, one without is new, and one that is missing is taken out.
 */
export const draftMinutesInput = z
  .strictObject({
    ...heldShape,
    meetingId: uuid(),
    version: version(),
    decisions: boundedList(z.strictObject({ ...decisionInput.shape, id: absentable(uuid()) }), {
      max: limits.decisions,
    }).default([]),
  })
  .check(checkRecord)
export type DraftMinutesInput = z.input<typeof draftMinutesInput>

const reason = () => plainText({ max: limits.reason })

/** Discards a draft that nobody has signed. */
export const discardMeetingInput = z.strictObject({ meetingId: uuid(), reason: reason() })
export type DiscardMeetingInput = z.input<typeof discardMeetingInput>

/**
 * A new version of published minutes: its texts alone. Attendance, votes and tasks stay as they were signed, so there are as many
 * points and decisions as before.
 */
export const correctMinutesInput = z.strictObject({
  meetingId: uuid(),
  version: version(),
  title: recordShape.title,
  place: recordShape.place,
  minutes: recordShape.minutes,
  agenda: recordShape.agenda,
  decisions: boundedList(decisionInput.shape.text, { max: limits.decisions }),
  reason: reason(),
})
export type CorrectMinutesInput = z.input<typeof correctMinutesInput>

/** A signature under the minutes: secretary and chair, each once. With `version`, only under the one that was read. */
export const signMinutesInput = z.strictObject({ meetingId: uuid(), version: absentable(version()) })
export type SignMinutesInput = z.input<typeof signMinutesInput>

/** Puts approved minutes on the public page. */
export const publishMinutesInput = z.strictObject({ meetingId: uuid() })
export type PublishMinutesInput = z.input<typeof publishMinutesInput>
