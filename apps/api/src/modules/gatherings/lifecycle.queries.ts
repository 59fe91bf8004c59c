import { gatheringTransitions } from '@hamkori/schema/gatherings'
import type { GatheringVerb } from '@hamkori/schema/gatherings'
import type { Prisma } from '../../../generated/prisma/client.ts'
import type { GatheringModel } from '../../../generated/prisma/models.ts'
import type { Db } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Lifecycle } from '../../platform/transition.ts'
import type { Actor } from '../../platform/viewer.ts'
import { isGatheringVisible, subjectOfGathering } from './gatherings.policy.ts'

/** The states of gatherings. Each transition counts the version up, so that of two at once only one wins. */
export const gatheringLifecycle: Lifecycle<GatheringModel, GatheringVerb, Prisma.GatheringUncheckedUpdateManyInput> = {
  recordType: 'Gathering',
  transitions: gatheringTransitions,
  subjectOf: subjectOfGathering,
  update: (tx, { id, state, version }, change) =>
    tx.gathering.updateMany({ where: { id, state, version }, data: { ...change, version: { increment: 1 } } }),
}

/** A gathering that the actor may know of. Throws {@link NotFoundError} for any other, and where there is none. */
export async function findGatheringForAction(tx: Db, actor: Actor, id: string): Promise<GatheringModel> {
  const gathering = await tx.gathering.findUnique({ where: { id } })
  if (gathering === null || !isGatheringVisible(actor, gathering)) throw new NotFoundError()
  return gathering
}
