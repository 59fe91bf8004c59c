import { draftGatheringInput } from '@hamkori/schema/gatherings'
import type { DraftGatheringInput } from '@hamkori/schema/gatherings'
import type { GatheringModel } from '../../../../generated/prisma/models.ts'
import { assertTransition } from '../../../platform/assert-transition.ts'
import { requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { createByTransition, transition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { scopeOfGathering, subjectOfGathering } from '../gatherings.policy.ts'
import { findGatheringForAction, gatheringLifecycle } from '../lifecycle.queries.ts'
import { capacityOn } from '../move-gathering.ts'
import { refuseDay, refusePlaces, writeParts, writtenColumns } from '../written-gathering.ts'
import type { WrittenGathering } from '../written-gathering.ts'

/**
 * Plans a gathering, for the first time or anew until it is announced; members of the host and coordinators see it. Chair, deputy chair
 * and secretary of the host, and coordinators; one of the whole country coordinators alone. Leaves a step of the history and an audit
 * entry. The same key with the same content answers with the same gathering, with other content it is a ConflictError. Throws
 * ConflictError where somebody else has written it meanwhile or it was announced, InvalidInputError, ForbiddenError, NotFoundError.
 */
export async function draftGathering(actor: Actor, input: DraftGatheringInput): Promise<{ id: string }> {
  const { gatheringId, version, idempotencyKey, ...written } = parseInput(draftGatheringInput, input)
  requirePermission(actor, 'gathering:draft', scopeOfGathering(written))
  refuseDay(written.heldOn)
  if (gatheringId !== undefined)
    return db.$transaction(async (tx) => rewrite(tx, actor, { gatheringId, version, written }))
  const hash = contentHash(written)
  return onceOnly<GatheringModel>(
    hash,
    () => db.gathering.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const { demonstration } = await refusePlaces(tx, written)
        const slug = await freeSlug(tx, written)
        const gathering = await createByTransition(tx, gatheringLifecycle, {
          verbs: ['draft'],
          create: (state) =>
            tx.gathering.create({
              data: {
                ...writtenColumns(written),
                ...{ slug, state, idempotencyKey, contentHash: hash, sourceCodes: [], createdAt: now() },
                demonstration: demonstration || (actor.kind === 'person' && actor.demonstration),
              },
            }),
          ...traceOf(actor, written.councilId),
        })
        await writeParts(tx, gathering.id, written)
        return gathering
      }),
  )
}

interface Rewritten {
  readonly gatheringId: string
  readonly version: number | undefined
  readonly written: WrittenGathering
}

async function rewrite(tx: Tx, actor: Actor, { gatheringId, version, written }: Rewritten): Promise<{ id: string }> {
  const gathering = await findGatheringForAction(tx, actor, gatheringId)
  assertTransition(gatheringLifecycle.transitions, actor, subjectOfGathering(actor, gathering), 'draft')
  if (version !== gathering.version) throw new ConflictError()
  await refusePlaces(tx, written)
  await transition(tx, gatheringLifecycle, {
    record: gathering,
    verb: 'draft',
    change: writtenColumns(written),
    ...traceOf(actor, written.councilId),
  })
  await writeParts(tx, gatheringId, written)
  return { id: gatheringId }
}

function traceOf(actor: Actor, councilId: string) {
  return { actor, capacity: capacityOn(actor, councilId), event: { action: 'gathering:draft', payload: {} } } as const
}

/** Place and day; with a number where that is taken. Two at once who take the same one are told that by the unique column. */
async function freeSlug(tx: Tx, { areaCode, heldOn }: WrittenGathering): Promise<string> {
  const wanted = `${areaCode.toLowerCase()}-${heldOn}`
  const taken = await tx.gathering.count({ where: { slug: { startsWith: wanted } } })
  return taken === 0 ? wanted : `${wanted}-${taken + 1}`
}
