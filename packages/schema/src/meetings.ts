import { z } from 'zod'
import { dateOnly, timeOfDay } from './dates.ts'
import { countsForQuorum, earliestMeeting, meetingKinds, meetingLimits as limits, presences } from './meetings.words.ts'
import { sourceInput } from './sources.ts'
import { absentable, boundedList, refuse, trilingualTextInput, uuid, wholeNumber } from './text.ts'

export * from './meetings.words.ts'

/** A task born of a decision. Exactly one owner: a member, a department, or an office named in words. */
export const assignmentInput = z
  .strictObject({
    task: trilingualTextInput({ max: limits.task, multiline: true }),
    ownerMembershipId: absentable(uuid()),
    ownerDepartmentId: absentable(uuid()),
    ownerOffice: absentable(trilingualTextInput({ max: limits.ownerName })),
    dueOn: dateOnly(),
  })
  .check((ctx) => {
    const { ownerMembershipId, ownerDepartmentId, ownerOffice } = ctx.value
    const owners = [ownerMembershipId, ownerDepartmentId, ownerOffice].filter((owner) => owner !== undefined).length
    if (owners === 0) refuse(ctx, ctx.value, 'owner_missing')
    if (owners > 1) refuse(ctx, ctx.value, 'one_owner_only')
  })
export type AssignmentInput = z.input<typeof assignmentInput>

const votes = () => wholeNumber({ min: 0, max: limits.votes })

/** What the meeting resolved, with its votes and the tasks that follow. */
export const decisionInput = z.strictObject({
  text: trilingualTextInput({ max: limits.decision, multiline: true }),
  votesFor: votes(),
  votesAgainst: votes(),
  votesAbstained: votes(),
  assignments: boundedList(assignmentInput, { max: limits.assignments }).default([]),
})
export type DecisionInput = z.input<typeof decisionInput>

export const attendanceInput = z.strictObject({ membershipId: uuid(), presence: z.enum(presences) })
export type AttendanceInput = z.input<typeof attendanceInput>

/** A meeting as a secretary writes it down afterwards. That the day is not in the future is checked by the action's clock. */
export const recordMeetingInput = z
  .strictObject({
    councilId: uuid(),
    kind: z.enum(meetingKinds),
    heldOn: dateOnly({ min: earliestMeeting }),
    startsAt: absentable(timeOfDay()),
    place: trilingualTextInput({ max: limits.place }),
    title: trilingualTextInput({ max: limits.title }),
    agenda: boundedList(trilingualTextInput({ max: limits.agendaItem }), { min: 1, max: limits.agenda }),
    attendance: boundedList(attendanceInput, { max: limits.attendance }),
    decisions: boundedList(decisionInput, { max: limits.decisions }).default([]),
    minutes: absentable(trilingualTextInput({ max: limits.minutes, multiline: true })),
    source: absentable(sourceInput),
    isDemonstration: z.boolean().default(false),
  })
  .check((ctx) => {
    const { attendance, decisions, heldOn } = ctx.value
    const seen = new Set<string>()
    attendance.forEach(({ membershipId }, at) => {
      if (seen.has(membershipId)) refuse(ctx, membershipId, 'duplicate', {}, ['attendance', at, 'membershipId'])
      seen.add(membershipId)
    })
    const voters = attendance.filter(({ presence }) => countsForQuorum(presence)).length
    decisions.forEach((decision, at) => {
      const cast = decision.votesFor + decision.votesAgainst + decision.votesAbstained
      if (cast > voters) refuse(ctx, cast, 'votes_exceed_presence', { max: voters, actual: cast }, ['decisions', at, 'votesFor'])
      decision.assignments.forEach(({ dueOn }, index) => {
        if (dueOn < heldOn) refuse(ctx, dueOn, 'date_before_other', { other: heldOn }, ['decisions', at, 'assignments', index, 'dueOn'])
      })
    })
  })
export type RecordMeetingInput = z.input<typeof recordMeetingInput>

/** A meeting that is still to come. */
export const planMeetingInput = z.strictObject({
  councilId: uuid(),
  kind: z.enum(meetingKinds),
  plannedFor: dateOnly({ min: earliestMeeting }),
  startsAt: absentable(timeOfDay()),
  place: trilingualTextInput({ max: limits.place }),
  title: trilingualTextInput({ max: limits.title }),
  agenda: boundedList(trilingualTextInput({ max: limits.agendaItem }), { min: 1, max: limits.agenda }),
})
export type PlanMeetingInput = z.input<typeof planMeetingInput>

/** The draft of the minutes; may be sent again until they are under review. */
export const draftMinutesInput = z.strictObject({
  meetingId: uuid(),
  minutes: trilingualTextInput({ max: limits.minutes, multiline: true }),
})
export type DraftMinutesInput = z.input<typeof draftMinutesInput>

/** Verbs that need nothing but the meeting: announce, submitMinutes, approveMinutes, publishMinutes. */
export const meetingInput = z.strictObject({ meetingId: uuid() })
export type MeetingInput = z.input<typeof meetingInput>

/** Verbs that need a reason: cancel, returnMinutes. */
export const meetingReasonInput = z.strictObject({
  meetingId: uuid(),
  reason: trilingualTextInput({ max: limits.reason, multiline: true }),
})
export type MeetingReasonInput = z.input<typeof meetingReasonInput>

export const postponeMeetingInput = z.strictObject({
  meetingId: uuid(),
  plannedFor: dateOnly({ min: earliestMeeting }),
  reason: trilingualTextInput({ max: limits.reason, multiline: true }),
})
export type PostponeMeetingInput = z.input<typeof postponeMeetingInput>

/** A new version of published minutes; the old one stays readable with the reason of the change. */
export const correctMinutesInput = z.strictObject({
  meetingId: uuid(),
  minutes: trilingualTextInput({ max: limits.minutes, multiline: true }),
  reason: trilingualTextInput({ max: limits.reason, multiline: true }),
})
export type CorrectMinutesInput = z.input<typeof correctMinutesInput>
