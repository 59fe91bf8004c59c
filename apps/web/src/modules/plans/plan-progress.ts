import { isUnfinished, planItemStates } from '@hamkori/schema/plans.constants'
import type { PlanItemState } from '@hamkori/schema/plans.constants'

interface Counted {
  readonly state: PlanItemState
  readonly dueOn?: string
}

/** How far a plan has come: what was dropped is not to be done any more, and counts in neither number. */
export function progressOf(items: readonly Counted[]) {
  const done = items.filter(({ state }) => state === 'done').length
  const all = items.filter(({ state }) => state !== 'dropped').length
  return { done, all, share: all === 0 ? 0 : done / all }
}

/** How many items stand in each state, in the order of their life; states without any are left out. */
export function countsOf(items: readonly Counted[]) {
  return planItemStates
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
}

/** Whether the day has passed while there is still something to do. */
export function isOverdue({ state, dueOn = '' }: Counted, today: string): boolean {
  return isUnfinished(state) && dueOn < today
}
