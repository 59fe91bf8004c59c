import { addDays } from '@hamkori/schema/dates'
import { daysLeft, dueDate, dueState } from '@hamkori/schema/response-clock'
import type { ClockRule, DueState } from '@hamkori/schema/response-clock'
import type { DayOffCalendar } from '@hamkori/schema/working-days'
import { today } from '../../platform/clock.ts'

/** The two dates that a department gets when a case is handed over to it. Days are YYYY-MM-DD. */
export interface DueDates {
  readonly acknowledgeDueOn: string
  readonly answerDueOn: string
}

/**
 * Starts the response clock of a kind of case on the day of handing over; counting begins on the day after, and `calendar` says which
 * days off were declared or exchanged.
 */
export function startClock(rule: ClockRule, sentOn: string, calendar: DayOffCalendar): DueDates {
  return {
    acknowledgeDueOn: dueDate(sentOn, rule.acknowledge, calendar).dueOn,
    answerDueOn: dueDate(sentOn, rule.answer, calendar).dueOn,
  }
}

/** A legal time limit with the calculation that led to it. Computed when it is read, never stored. */
export interface DeadlineShape {
  readonly dueOn: string | null
  readonly state: DueState
  readonly daysLeft: number | null
  readonly countedFrom: string | null
  readonly days: number
  readonly metOn: string | null
}

/** The dates of a case that its deadlines follow from. */
export interface ClockedDates {
  readonly sentOn: string | null
  readonly acknowledgeDueOn: string | null
  readonly acknowledgedOn: string | null
  readonly answerDueOn: string | null
  readonly answeredOn: string | null
}

/** The deadline for acknowledging, as it stands today. */
export function acknowledgementDeadline(rule: ClockRule, dates: ClockedDates): DeadlineShape {
  return deadline(rule.acknowledge.days, dates.sentOn, dates.acknowledgeDueOn, dates.acknowledgedOn)
}

/** The deadline for answering, as it stands today. */
export function answerDeadline(rule: ClockRule, dates: ClockedDates): DeadlineShape {
  return deadline(rule.answer.days, dates.sentOn, dates.answerDueOn, dates.answeredOn)
}

function deadline(days: number, startedOn: string | null, dueOn: string | null, metOn: string | null): DeadlineShape {
  const day = today()
  const duty = { startedOn, dueOn, metOn }
  const state = dueState(duty, day)
  return {
    dueOn,
    state,
    daysLeft: state === 'met' || state === 'notStarted' ? null : daysLeft(duty, day),
    countedFrom: startedOn === null ? null : addDays(startedOn, 1),
    days,
    metOn,
  }
}
