import { dateOf } from '../../../platform/clock.ts'
import { transition } from '../../../platform/transition.ts'
import type { CalendarChange } from '../../calendar/index.ts'
import type { CaseTypes } from '../case-kind.ts'
import type { CaseKind } from '../define-case.ts'
import { startClock } from '../response-clock.ts'

/** The verb of the step in the history, for every kind. */
export const moveDueDatesVerb = 'moveDueDates'

/**
 * Computes the dates of the cases of a kind anew that a change of the calendar touches, those that were met or missed included: what was
 * published as overdue and was not is so no longer. Leaves one step in the history, with the day as its reason, and one audit entry a
 * case. Answers how many got other dates. Throws ForbiddenError for everybody but administrators.
 */
export async function moveDueDates<Types extends CaseTypes>(
  kind: CaseKind<Types>,
  { tx, actor, capacity, day, calendar }: CalendarChange,
): Promise<number> {
  let moved = 0
  for (const { id, sentOn, acknowledgeDueOn, answerDueOn } of await kind.read.dueFrom(day, tx)) {
    const due = startClock(kind.clock, sentOn, calendar)
    if (due.acknowledgeDueOn === acknowledgeDueOn && due.answerDueOn === answerDueOn) continue
    const record = await kind.read.forAction(id)
    if (record === null) continue
    await transition(tx, kind.lifecycle, {
      record,
      verb: moveDueDatesVerb,
      change: { acknowledgeDueOn: dateOf(due.acknowledgeDueOn), answerDueOn: dateOf(due.answerDueOn) },
      actor,
      capacity,
      reason: day,
      event: kind.stepEvent(moveDueDatesVerb),
    })
    moved += 1
  }
  return moved
}
