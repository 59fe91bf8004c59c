import { addDays, dayNumber } from '@hamkori/schema/dates'
import { daysLeft, dueDate, dueState } from '@hamkori/schema/response-clock'
import type { ClockRule, DueState } from '@hamkori/schema/response-clock'
import type { DayOffCalendar } from '@hamkori/schema/working-days'
import { today } from '../../platform/clock.ts'
import type { CaseRow } from './case-kind.ts'

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
  /** The day since which nothing more is owed. */
  readonly endedOn: string | null
}

/** The deadline for acknowledging, as it stands today. */
export function acknowledgementDeadline(rule: ClockRule, dates: ClockedDates): DeadlineShape {
  return deadline({ ...dates, days: rule.acknowledge.days, dueOn: dates.acknowledgeDueOn, metOn: dates.acknowledgedOn })
}

/** The deadline for answering, as it stands today. */
export function answerDeadline(rule: ClockRule, dates: ClockedDates): DeadlineShape {
  return deadline({ ...dates, days: rule.answer.days, dueOn: dates.answerDueOn, metOn: dates.answeredOn })
}

/** The deadline that the department has set itself: for what it promised in its answer or planned later. */
export function actionDeadline({
  answeredOn,
  actionDueOn,
  reportedOn,
  endedOn,
}: Pick<CaseRow, 'answeredOn' | 'actionDueOn' | 'reportedOn' | 'endedOn'>): DeadlineShape {
  const days = answeredOn === null || actionDueOn === null ? 0 : dayNumber(actionDueOn) - dayNumber(answeredOn)
  return deadline({ sentOn: answeredOn, endedOn, days, dueOn: actionDueOn, metOn: reportedOn })
}

interface Limit {
  readonly sentOn: string | null
  readonly endedOn: string | null
  readonly days: number
  readonly dueOn: string | null
  readonly metOn: string | null
}

/** What has ended without being done is owed no more: its time limit does not run. */
function deadline({ days, sentOn, dueOn, metOn, endedOn }: Limit): DeadlineShape {
  const day = today()
  const startedOn = endedOn !== null && metOn === null ? null : sentOn
  const duty = { startedOn, dueOn, metOn }
  const state = dueState(duty, day)
  return {
    dueOn,
    state,
    daysLeft: state === 'met' || state === 'notStarted' ? null : daysLeft(duty, day),
    countedFrom: sentOn === null ? null : addDays(sentOn, 1),
    days,
    metOn,
  }
}
