import { enterCalendarDayInput } from '@hamkori/schema/calendar'
import type { EnterCalendarDayInput } from '@hamkori/schema/calendar'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { followCalendar } from '../calendar-changes.ts'
import { findCalendarDay, readCalendar } from '../calendar.queries.ts'
import type { CalendarDayRow } from '../calendar.queries.ts'

/**
 * Enters a day that is not as the week and the fixed holidays have it, and moves the dates that follow from it. Administrators, who
 * have just confirmed who they are; leaves one audit entry, and one step in the history of each record that got other dates. Throws
 * InvalidInputError, ForbiddenError, ConfirmationNeededError, and ConflictError where the day was entered already.
 */
export async function enterCalendarDay(actor: Actor, input: EnterCalendarDayInput): Promise<CalendarDayRow> {
  const { day, kind, holiday, source } = parseInput(enterCalendarDayInput, input)
  requirePermission(actor, 'calendar:enter')
  requireConfirmation(actor)
  const capacity = capacityFor(actor, 'calendar:enter').capacity ?? 'system'
  try {
    return await db.$transaction(async (tx) => {
      await tx.calendarDay.create({
        data: { day: dateOf(day), kind, holiday: holiday ?? null, source, enteredAt: now() },
      })
      const moved = await followCalendar({ tx, actor, capacity, day, calendar: await readCalendar(tx) })
      await recordAudit(tx, actor, {
        capacity,
        action: 'calendar:enter',
        payload: { day, kind, moved, source },
        subjectType: 'CalendarDay',
        subjectId: day,
      })
      const entered = await findCalendarDay(tx, day)
      if (entered === null) throw new Error(`${day} was entered and is not there`)
      return entered
    })
  } catch (failure) {
    if (isUniqueViolation(failure)) throw new ConflictError()
    throw failure
  }
}
