import { draftPlanInput } from '@hamkori/schema/plans'
import type { DraftPlanInput } from '@hamkori/schema/plans'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db, isUniqueViolation } from '../../../platform/db.ts'
import { ConflictError, NotFoundError, parseInput } from '../../../platform/errors.ts'
import { createByTransition, transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { planLifecycle } from '../lifecycle.queries.ts'
import { refuseItems, writeItems } from '../plan-items.ts'

/**
 * Writes a council's plan for a year, for the first time or anew until it is adopted; only the council sees it. Chair, deputy chair and
 * secretary of that council, and the system. Leaves a step of the history and an audit entry. Throws ConflictError where somebody else
 * has written it meanwhile or it was adopted; InvalidInputError at items whose day lies in another year or whose owner has no seat on
 * that day; NotFoundError where there is no such council.
 */
export async function draftPlan(actor: Actor, input: DraftPlanInput): Promise<{ id: string }> {
  const { councilId, year, version, items } = parseInput(draftPlanInput, input)
  requirePermission(actor, 'plan:draft', { councilId })
  const trace = {
    actor,
    capacity: councilCapacity(actor, councilId) ?? 'system',
    event: { action: 'plan:draft', payload: { year } },
  } as const
  try {
    return await db.$transaction(async (tx) => {
      const council = await tx.councilView.findUnique({ where: { id: councilId } })
      if (council === null) throw new NotFoundError()
      await refuseItems(tx, { councilId, year }, items)
      const known = await tx.plan.findUnique({ where: { councilId_year: { councilId, year } } })
      if (known !== null && known.version !== version) throw new ConflictError()
      if (known === null && version !== undefined) throw new ConflictError()
      const demonstration = council.demonstration || (actor.kind === 'person' && actor.demonstration)
      if (known !== null) await transition(tx, planLifecycle, { record: known, verb: 'draft', change: {}, ...trace })
      const { id } =
        known ??
        (await createByTransition(tx, planLifecycle, {
          verbs: ['draft'],
          create: (state) => tx.plan.create({ data: { councilId, year, state, createdAt: now(), demonstration } }),
          ...trace,
        }))
      await writeItems(tx, id, items)
      return { id }
    })
  } catch (failure) {
    throw isUniqueViolation(failure) ? new ConflictError() : failure
  }
}
