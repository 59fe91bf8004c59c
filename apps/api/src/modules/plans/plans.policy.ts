import { planItemTransitions, planTransitions } from '@hamkori/schema/plans'
import type { PlanItemState, PlanItemVerb, PlanState, PlanVerb } from '@hamkori/schema/plans'
import { mayAct } from '../../platform/authorize.ts'
import { allowedActions } from '../../platform/assert-transition.ts'
import type { Subject } from '../../platform/assert-transition.ts'
import type { Actor } from '../../platform/viewer.ts'

/** What the rules need to know of a plan. */
export interface PlanFacts {
  readonly councilId: string
  readonly state: PlanState
}

/** What the rules need to know of an item: where it stands, and the plan that it belongs to. */
export interface PlanItemFacts {
  readonly state: PlanItemState
  readonly plan: PlanFacts
}

/** An adopted plan is everybody's; before that it is the council's own. */
export function isPlanVisible(actor: Actor, plan: PlanFacts): boolean {
  return plan.state === 'adopted' || mayAct(actor, 'plan:readDraft', { councilId: plan.councilId })
}

/** A plan as the transition table's checks see it. */
export function subjectOfPlan(actor: Actor, plan: PlanFacts): Subject<PlanState, PlanVerb> {
  return {
    state: plan.state,
    outcome: null,
    isVisible: isPlanVisible(actor, plan),
    scopeOf: () => ({ councilId: plan.councilId }),
  }
}

/** An item as the transition table's checks see it. */
export function subjectOfItem(actor: Actor, { state, plan }: PlanItemFacts): Subject<PlanItemState, PlanItemVerb> {
  return {
    state,
    outcome: null,
    isVisible: isPlanVisible(actor, plan),
    scopeOf: () => ({ councilId: plan.councilId }),
  }
}

/** What the actor may do with a plan now. Whoever may write plans may copy one that was adopted. */
export function verbsOnPlan(actor: Actor, plan: PlanFacts): (PlanVerb | 'copy')[] {
  const verbs = allowedActions(planTransitions, actor, subjectOfPlan(actor, plan), ['draft', 'adopt'] as const)
  const copies = plan.state === 'adopted' && mayAct(actor, 'plan:draft', { councilId: plan.councilId })
  return copies ? [...verbs, 'copy'] : verbs
}

/** What the actor may do with an item now: nothing until its plan was adopted. */
export function verbsOnItem(actor: Actor, item: PlanItemFacts): PlanItemVerb[] {
  if (item.plan.state !== 'adopted') return []
  const offered = ['start', 'finish', 'postpone', 'drop'] as const
  return allowedActions(planItemTransitions, actor, subjectOfItem(actor, item), offered)
}
