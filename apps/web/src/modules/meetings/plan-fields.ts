import type { Language } from '@hamkori/schema/languages'
import type { MeetingKind } from '@hamkori/schema/meetings.constants'
import { emptyText, fieldsOfText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { VariablesOf } from '../../platform/graphql.ts'
import { newUuid } from '../../platform/uuid.ts'
import type { Meeting } from './meeting-fields.ts'
import type { planMeetingMutation } from './plan-actions.documents.ts'

type NewPlan = VariablesOf<typeof planMeetingMutation>['input']

/** One point of a planned agenda as the form keeps it; the minutes as they are typed. */
export interface PlannedItemDraft {
  text: string
  minutes: string
}

/** A whole plan as the form keeps it. */
export interface PlanFields {
  key: string
  original: Language
  kind: MeetingKind
  heldOn: string
  startsAt: string
  title: TrilingualFields
  place: TrilingualFields
  agenda: PlannedItemDraft[]
}

export const emptyItem = (): PlannedItemDraft => ({ text: '', minutes: '' })

/** An agenda with one more point: in place of the first that is still empty, else at its end. */
export function withPoint(agenda: readonly PlannedItemDraft[], text: string): PlannedItemDraft[] {
  return [...agenda.filter((item) => item.text.trim() !== '' || item.minutes !== ''), { text, minutes: '' }]
}

/** Nothing planned yet, but the points of the agenda that come by themselves. */
export function emptyPlan(original: Language, points: readonly string[] = []): PlanFields {
  const agenda = points.map((text) => ({ text, minutes: '' }))
  return {
    ...{ key: newUuid(), original, kind: 'regular', heldOn: '', startsAt: '' },
    ...{ title: emptyText(), place: emptyText(), agenda: agenda.length > 0 ? agenda : [emptyItem()] },
  }
}

/** A plan as it was written, for the form in which it is edited. */
export function writtenPlan(meeting: Meeting): PlanFields {
  return {
    key: '',
    original: meeting.title.original,
    kind: meeting.kind,
    heldOn: meeting.heldOn,
    startsAt: meeting.startsAt ?? '',
    title: fieldsOfText(meeting.title),
    place: fieldsOfText(meeting.place),
    agenda: meeting.agenda.map(({ text, durationMinutes }) => ({ text, minutes: durationMinutes?.toString() ?? '' })),
  }
}

/** Minutes as they were typed; anything that is not a whole number becomes 0, which the API refuses at its field. */
function minutesOf(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return null
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0
}

/** What the API wants to know of a meeting that is to be held. */
export function planInput({
  original,
  kind,
  heldOn,
  startsAt,
  title,
  place,
  agenda,
}: PlanFields): Omit<NewPlan, 'idempotencyKey' | 'councilId'> {
  return {
    kind,
    heldOn,
    startsAt,
    title: trilingualInput(original, title),
    place: trilingualInput(original, place),
    agenda: agenda.map(({ text, minutes }) => ({ text, durationMinutes: minutesOf(minutes) })),
  }
}
