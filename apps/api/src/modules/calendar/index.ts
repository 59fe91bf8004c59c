export { readCalendar } from './calendar.queries.ts'
export { whenCalendarChanges } from './calendar-changes.ts'
export type { CalendarChange } from './calendar-changes.ts'
export { enterCalendarDay } from './actions/enter-calendar-day.ts'
