import type { CalendarDayKind, DeclaredHoliday } from '@hamkori/schema/calendar.constants'
import type { DayOffCalendar } from '@hamkori/schema/working-days'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { asDate, dayText, kysely, query } from '../../platform/query.ts'

/** A day that is not as the week and the fixed holidays have it. `day` is YYYY-MM-DD. */
export interface CalendarDayRow {
  readonly day: string
  readonly kind: CalendarDayKind
  /** Which holiday was declared; null for the other kinds. */
  readonly holiday: DeclaredHoliday | null
  readonly source: string
  readonly enteredAt: Date
  readonly demonstration: boolean
}

const days = kysely
  .selectFrom('calendar_day as c')
  .select((day) => [
    dayText(day.ref('c.day')).as('day'),
    'c.kind',
    day.ref('c.holiday').$castTo<DeclaredHoliday | null>().as('holiday'),
    'c.source',
    'c.entered_at as enteredAt',
    'c.demonstration',
  ])
  .orderBy('c.day')

const allDays = query(() => days)
const daysBetween = query((values: { from: string; to: string }) =>
  days.where('c.day', '>=', asDate(values.from)).where('c.day', '<=', asDate(values.to)),
)
const oneDay = query((values: { day: string }) => days.where('c.day', '=', asDate(values.day)))

/** What was entered for one year, earliest first. */
export function listCalendarDays(year: number): Promise<readonly CalendarDayRow[]> {
  return run(daysBetween, { from: `${year}-01-01`, to: `${year}-12-31` })
}

/** The entry of one day (YYYY-MM-DD), or null. */
export async function findCalendarDay(tx: Tx, day: string): Promise<CalendarDayRow | null> {
  return (await run(oneDay, { day }, tx))[0] ?? null
}

/** Everything that was entered, as the counting of working days takes it. */
export async function readCalendar(tx?: Tx): Promise<DayOffCalendar> {
  const entered = await run(allDays, {}, tx)
  const of = (kind: CalendarDayKind) => entered.filter((entry) => entry.kind === kind)
  return {
    declared: of('declared').map(({ day, holiday }) => ({ day, name: holiday ?? 'declared' })),
    exchangedDaysOff: of('exchanged').map(({ day }) => day),
    workedWeekends: of('worked').map(({ day }) => day),
  }
}
