/**
 * What is entered about a day: `declared`, announced as a holiday; `exchanged`, a working day given away by the government's yearly
 * order; `worked`, the Saturday or Sunday that is worked for it.
 */
export const calendarDayKinds = ['declared', 'exchanged', 'worked'] as const
export type CalendarDayKind = (typeof calendarDayKinds)[number]

/** The holidays that are announced year by year; `declared` is a day off of one year alone. */
export const declaredHolidays = ['ramazon', 'qurbon', 'declared'] as const
export type DeclaredHoliday = (typeof declaredHolidays)[number]

/** Most code points of the texts. */
export const calendarLimits = { source: 500, reason: 500 } as const

/** The first day that can be entered: no case was sent before this year. */
export const earliestCalendarDay = '2020-01-01'
