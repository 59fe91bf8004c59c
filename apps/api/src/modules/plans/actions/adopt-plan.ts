import { adoptPlanInput } from '@hamkori/schema/plans'
import type { AdoptPlanInput } from '@hamkori/schema/plans'
import { councilCapacity } from '../../../platform/authorize.ts'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError, invalidAt, parseInput } from '../../../platform/errors.ts'
import { transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findPlanForAction, planLifecycle } from '../lifecycle.queries.ts'
import { isBindingDecision } from '../plan-links.queries.ts'
import { subjectOfPlan } from '../plans.policy.ts'

/**
 * Adopts a plan as it stands: public from then on, and never written anew. By a binding decision of a meeting of that council with public
 * minutes, or, where none is on record, in the way that the note says. Chair, deputy chair and secretary of that council, and the system.
 * Leaves a step of the history and an audit entry. Throws ConflictError for another version than the one that was read; InvalidInputError
 * at `decisionId` for a decision of another council, of minutes that are not public, or one that does not bind.
 */
export async function adoptPlan(actor: Actor, input: AdoptPlanInput): Promise<{ id: string }> {
  const { planId, version, decisionId, note } = parseInput(adoptPlanInput, input)
  return db.$transaction(async (tx) => {
    const plan = await findPlanForAction(tx, actor, planId)
    assertTransition(planLifecycle.transitions, actor, subjectOfPlan(actor, plan), 'adopt')
    if (version !== plan.version) throw new ConflictError()
    if (decisionId !== undefined) {
      const isTheirs = await isBindingDecision(tx, decisionId, plan.councilId)
      if (!isTheirs) throw new InvalidInputError([invalidAt(['decisionId'], 'unknown_record')])
    }
    await transition(tx, planLifecycle, {
      record: plan,
      verb: 'adopt',
      change: { decisionId: decisionId ?? null, adoptionNote: note ?? null, adoptedAt: now() },
      actor,
      capacity: councilCapacity(actor, plan.councilId) ?? 'system',
      event: { action: 'plan:adopt', payload: { year: plan.year } },
    })
    return { id: planId }
  })
}
