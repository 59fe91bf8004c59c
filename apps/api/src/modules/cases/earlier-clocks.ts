import { dateOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { CaseRow } from './case-kind.ts'

/**
 * Keeps the response clock of a case that is about to get another one: it goes to the superior department, or is sent again. What was
 * met or missed stays on the record. `day`, YYYY-MM-DD, is the last of the clock.
 */
export async function keepClock(
  tx: Tx,
  { id, kind, responsibleDepartmentId, ...dates }: CaseRow,
  day: string,
): Promise<void> {
  const { sentOn, acknowledgeDueOn, acknowledgedOn, answerDueOn, answeredOn } = dates
  if (sentOn === null || acknowledgeDueOn === null || answerDueOn === null) return
  const { recordType } = kind
  const number = 1 + (await tx.earlierClock.count({ where: { recordType, recordId: id } }))
  await tx.earlierClock.create({
    data: {
      recordType,
      recordId: id,
      number,
      departmentId: responsibleDepartmentId,
      sentOn: dateOf(sentOn),
      acknowledgeDueOn: dateOf(acknowledgeDueOn),
      acknowledgedOn: acknowledgedOn === null ? null : dateOf(acknowledgedOn),
      answerDueOn: dateOf(answerDueOn),
      answeredOn: answeredOn === null ? null : dateOf(answeredOn),
      endedOn: dateOf(day),
    },
  })
}
