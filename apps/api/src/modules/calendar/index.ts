export { readCalendar } from './calendar.queries.ts'
export { whenCalendarChanges } from './calendar-changes.ts'
export type { CalendarChange } from './calendar-changes.ts'
/** @internal Only tests use them from outside. */
export { enterCalendarDay } from './actions/enter-calendar-day.ts'
/** @internal */
export { removeCalendarDay } from './actions/remove-calendar-day.ts'
