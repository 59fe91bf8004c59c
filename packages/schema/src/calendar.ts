import { z } from 'zod'
import {
  calendarDayKinds,
  calendarLimits as limits,
  declaredHolidays,
  earliestCalendarDay,
} from './calendar.constants.ts'
import { dateOnly, isoWeekday } from './dates.ts'
import { absentable, plainText, refuse } from './text.ts'

export * from './calendar.constants.ts'

/**
 * A day that is not as the week and the fixed holidays have it, with the document that says so. A declared day names its holiday, the
 * others none; only a Saturday or Sunday can be worked in exchange, and only another day be given away for it.
 */
export const enterCalendarDayInput = z
  .strictObject({
    day: dateOnly({ min: earliestCalendarDay }),
    kind: z.enum(calendarDayKinds),
    holiday: absentable(z.enum(declaredHolidays)),
    source: plainText({ max: limits.source }),
  })
  .check((ctx) => {
    const { day, kind, holiday } = ctx.value
    if (kind === 'declared' && holiday === undefined) refuse(ctx, undefined, 'required', {}, ['holiday'])
    if (kind !== 'declared' && holiday !== undefined) refuse(ctx, holiday, 'not_applicable_here', {}, ['holiday'])
    const isWeekend = isoWeekday(day) >= 6
    if ((kind === 'worked' && !isWeekend) || (kind === 'exchanged' && isWeekend))
      refuse(ctx, day, 'not_applicable_here', {}, ['day'])
  })
export type EnterCalendarDayInput = z.input<typeof enterCalendarDayInput>

/** A day that was entered by mistake, or that was announced otherwise after all, and why it goes. */
export const removeCalendarDayInput = z.strictObject({
  day: dateOnly({ min: earliestCalendarDay }),
  reason: plainText({ max: limits.reason }),
})
export type RemoveCalendarDayInput = z.input<typeof removeCalendarDayInput>
