import { removeCalendarDayInput } from '@hamkori/schema/calendar'
import type { RemoveCalendarDayInput } from '@hamkori/schema/calendar'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { dateOf } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { NotFoundError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { followCalendar } from '../calendar-changes.ts'
import { findCalendarDay, readCalendar } from '../calendar.queries.ts'
import type { CalendarDayRow } from '../calendar.queries.ts'

/**
 * Takes a day out of the calendar that was entered by mistake, or that was announced otherwise after all, and moves the dates that
 * followed from it back. Administrators, who have just confirmed who they are; leaves one audit entry with the reason, and one step in
 * the history of each record that got other dates. Answers the day as it was. Throws InvalidInputError, ForbiddenError,
 * ConfirmationNeededError, and NotFoundError where the day was not entered.
 */
export async function removeCalendarDay(actor: Actor, input: RemoveCalendarDayInput): Promise<CalendarDayRow> {
  const { day, reason } = parseInput(removeCalendarDayInput, input)
  requirePermission(actor, 'calendar:remove')
  requireConfirmation(actor)
  const capacity = capacityFor(actor, 'calendar:remove').capacity ?? 'system'
  return db.$transaction(async (tx) => {
    const entered = await findCalendarDay(tx, day)
    const { count } = await tx.calendarDay.deleteMany({ where: { day: dateOf(day) } })
    if (entered === null || count === 0) throw new NotFoundError()
    const moved = await followCalendar({ tx, actor, capacity, day, calendar: await readCalendar(tx) })
    await recordAudit(tx, actor, {
      capacity,
      action: 'calendar:remove',
      payload: { day, kind: entered.kind, moved, reason },
      subjectType: 'CalendarDay',
      subjectId: day,
    })
    return entered
  })
}
