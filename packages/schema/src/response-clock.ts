import { addDays, dayNumber, isCalendarDay } from './dates.ts'
import { dayOffFinder, emptyCalendar, type DayOff, type DayOffCalendar } from './working-days.ts'

/** Whether every day counts or only working days. A period in calendar days still ends on a working day. */
export const countings = ['calendar', 'working'] as const
export type Counting = (typeof countings)[number]

/** One period a department is given. `days` from 1 to 365. */
export interface Period {
  readonly days: number
  readonly counting: Counting
}

/** What a kind of record asks of a department. */
export interface ClockRule {
  readonly acknowledge: Period
  readonly answer: Period
}

export const clockedKinds = ['shortcoming', 'proposal', 'recommendation'] as const
export type ClockedKind = (typeof clockedKinds)[number]

/** The periods in force: acknowledge in 3 working days, answer a shortcoming in 15, a proposal or a recommendation in 30 days. */
export const clockRules: Readonly<Record<ClockedKind, ClockRule>> = {
  shortcoming: { acknowledge: { days: 3, counting: 'working' }, answer: { days: 15, counting: 'calendar' } },
  proposal: { acknowledge: { days: 3, counting: 'working' }, answer: { days: 30, counting: 'calendar' } },
  recommendation: { acknowledge: { days: 3, counting: 'working' }, answer: { days: 30, counting: 'calendar' } },
}

/** The date is "soon" from this many calendar days before it. */
export const dueSoonDays = 5

/** One day of the calculation: counted with its number, or skipped with the reason. */
export interface ClockStep {
  readonly day: string
  readonly counted: number | null
  readonly off: DayOff | null
}

/** A due date with the calculation that led to it, so that it can be shown. */
export interface DueDate {
  readonly dueOn: string
  readonly steps: readonly ClockStep[]
}

/**
 * Computes the last day of a period. Counting starts on the day after registration. In working days every day off is
 * skipped; in calendar days each day counts, and an end on a day off moves to the next working day.
 * Throws RangeError for a day that does not exist or a period outside 1 to 365 days.
 */
export function dueDate(registeredOn: string, period: Period, calendar: DayOffCalendar = emptyCalendar): DueDate {
  if (!isCalendarDay(registeredOn)) throw new RangeError('registeredOn is not a calendar day')
  if (!Number.isInteger(period.days) || period.days < 1 || period.days > 365)
    throw new RangeError('period must be 1 to 365 days')
  const offOn = dayOffFinder(calendar)
  const steps: ClockStep[] = []
  let counted = 0
  let day = registeredOn
  for (;;) {
    day = addDays(day, 1)
    const off = offOn(day)
    const counts = counted < period.days && (period.counting === 'calendar' || off === null)
    if (counts) counted += 1
    steps.push({ day, counted: counts ? counted : null, off })
    if (counted === period.days && off === null) return { dueOn: day, steps }
  }
}

/** Where a duty stands; computed from dates, never stored. */
export const dueStates = ['notStarted', 'running', 'dueSoon', 'overdue', 'met'] as const
export type DueState = (typeof dueStates)[number]

/** The facts a duty's state follows from. Days are `YYYY-MM-DD` in Tajikistan. */
export interface Duty {
  readonly startedOn: string | null
  readonly dueOn: string | null
  readonly metOn?: string | null | undefined
}

/** The state of a duty on a day. What was done late is `met`. */
export function dueState(duty: Duty, today: string): DueState {
  if (duty.metOn !== null && duty.metOn !== undefined) return 'met'
  if (duty.startedOn === null || duty.dueOn === null || today < duty.startedOn) return 'notStarted'
  if (today > duty.dueOn) return 'overdue'
  return dayNumber(duty.dueOn) - dayNumber(today) <= dueSoonDays ? 'dueSoon' : 'running'
}

/** Calendar days left until the due date; negative when it has passed; null when there is none. */
export function daysLeft(duty: Duty, today: string): number | null {
  return duty.dueOn === null ? null : dayNumber(duty.dueOn) - dayNumber(today)
}
