import { addDays, dayNumber, isoWeekday } from '@hamkori/schema/dates'

let last = { day: '', week: '' }

/** The week of a calendar day by ISO 8601, as `2026-W47`: the finest time of a rating that anybody is shown. */
export function isoWeek(day: string): string {
  // Nearly every rating of a day asks for the same one.
  if (last.day !== day) last = { day, week: weekOf(day) }
  return last.week
}

function weekOf(day: string): string {
  const thursday = addDays(day, 4 - isoWeekday(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
