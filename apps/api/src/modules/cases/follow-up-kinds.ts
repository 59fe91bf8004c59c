import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import { addMonths } from '@hamkori/schema/dates'
import { followUpRules, reopenMonths } from '@hamkori/schema/follow-ups.constants'
import type { Territory } from '../territory/index.ts'
import type { CaseFacts } from './case-kind.ts'

/** The department above the one that has the case; null where there is none, as above the ministry. */
export function superiorOf({ departmentById }: Territory, departmentId: string): string | null {
  return departmentById.get(departmentId)?.parentId ?? null
}

/**
 * True where more than the transition table lets an act be done today. Only what is overdue goes to the superior department without
 * an answer, and only where there is one; a case is opened again within {@link reopenMonths} after its end. `day` is YYYY-MM-DD.
 */
export function isPossible(
  effect: FollowUpEffect,
  { answerDueOn, answeredOn, endedOn, responsibleDepartmentId }: CaseFacts,
  territory: Territory,
  day: string,
): boolean {
  if (effect === 'escalate') {
    const isOverdue = answeredOn === null && answerDueOn !== null && answerDueOn < day
    return superiorOf(territory, responsibleDepartmentId) !== null && (answeredOn !== null || isOverdue)
  }
  return effect !== 'reopen' || (endedOn !== null && day <= addMonths(endedOn, reopenMonths))
}

/** True for an act of the department; the others are the council's. */
export function isOfDepartment(effect: FollowUpEffect): boolean {
  return followUpRules[effect].by === 'department'
}
