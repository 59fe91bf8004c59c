import { z } from 'zod'
import { dateOnly, timeOfDay } from './dates.ts'
import { meetingKinds, meetingLimits as limits } from './meetings.constants.ts'
import {
  absentable,
  boundedList,
  optionalText,
  plainText,
  trilingualTextInput,
  uuid,
  uuidV4,
  wholeNumber,
} from './text.ts'

const reason = () => plainText({ max: limits.reason })
const version = () => wholeNumber({ min: 1, max: 1_000_000 })
/** Why a meeting is announced later than its council's rule says; needed only then. */
const shortNoticeReason = () => optionalText({ max: limits.reason })

/** One point of a planned agenda, with the minutes it is meant to take. */
export const plannedItemInput = z.strictObject({
  text: plainText({ max: limits.agendaItem }),
  durationMinutes: absentable(wholeNumber({ min: 1, max: limits.duration })),
})

const planShape = {
  kind: z.enum(meetingKinds),
  heldOn: dateOnly(),
  startsAt: timeOfDay(),
  place: trilingualTextInput({ max: limits.place }),
  title: trilingualTextInput({ max: limits.title }),
  agenda: boundedList(plannedItemInput, { min: 1, max: limits.agenda }),
}

/**
 * A meeting that a council intends to hold; the agenda is in the title's original language. That the day has not passed and is not too
 * far ahead is checked by the action, which has the clock.
 */
export const planMeetingInput = z.strictObject({ ...planShape, councilId: uuid(), idempotencyKey: uuidV4() })
export type PlanMeetingInput = z.input<typeof planMeetingInput>

/** The plan written anew: before it is announced, or while it is postponed without a day. */
export const revisePlanInput = z.strictObject({ ...planShape, meetingId: uuid(), version: version() })
export type RevisePlanInput = z.input<typeof revisePlanInput>

/** What the plan says is announced as it stands; `version` is the one that was read. */
export const announceMeetingInput = z.strictObject({
  meetingId: uuid(),
  version: version(),
  shortNoticeReason: shortNoticeReason(),
})
export type AnnounceMeetingInput = z.input<typeof announceMeetingInput>

/**
 * What has changed of an announced meeting that stays on its day: hour, place, title and agenda as they are from now on, and in words
 * what is different; that may also be something that stands in none of them, such as papers. `version` is the one that was read.
 */
export const amendAnnouncementInput = z.strictObject({
  meetingId: uuid(),
  version: version(),
  ...{ startsAt: planShape.startsAt, place: planShape.place, title: planShape.title, agenda: planShape.agenda },
  whatChanged: plainText({ max: limits.whatChanged }),
  reason: optionalText({ max: limits.reason }),
})
export type AmendAnnouncementInput = z.input<typeof amendAnnouncementInput>

/** Puts an announced meeting off: to a day and hour, which is announced at once, or for the time being. */
export const postponeMeetingInput = z.strictObject({
  meetingId: uuid(),
  version: version(),
  reason: reason(),
  heldOn: absentable(dateOnly(), (value) => value === ''),
  /** The hour on the new day; the same where it is absent. */
  startsAt: absentable(timeOfDay(), (value) => value === ''),
  shortNoticeReason: shortNoticeReason(),
})
export type PostponeMeetingInput = z.input<typeof postponeMeetingInput>

/** Calls an announced meeting off. */
export const cancelMeetingInput = z.strictObject({ meetingId: uuid(), version: version(), reason: reason() })
export type CancelMeetingInput = z.input<typeof cancelMeetingInput>
