import { planMeetingInput } from '@hamkori/schema/meetings.plans'
import type { PlanMeetingInput } from '@hamkori/schema/meetings.plans'
import { formatReference } from '@hamkori/schema/references'
import type { MeetingModel } from '../../../../generated/prisma/models.ts'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { takeReferenceNumber } from '../../../platform/references.ts'
import { createByTransition } from '../../../platform/transition.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findCouncilOfPlan } from '../council-of-plan.queries.ts'
import { meetingLifecycle } from '../lifecycle.queries.ts'
import { planColumns, refuseDay, writePlannedAgenda } from '../planned-meeting.ts'

/**
 * Plans a meeting: day, hour, place, title and agenda. Only the council sees it until it is announced. It has its printed number from
 * now on, with the year of the day for which it is planned. Chair, deputy chair and secretary of that council; leaves one step in the
 * history and one audit entry. The same key with the same content answers with the same meeting, with other content it is a
 * ConflictError. Throws InvalidInputError, ForbiddenError, NotFoundError too.
 */
export async function planMeeting(actor: Actor, input: PlanMeetingInput): Promise<MeetingModel> {
  const { idempotencyKey, councilId, ...plan } = parseInput(planMeetingInput, input)
  requirePermission(actor, 'meeting:plan', { councilId })
  const council = await findCouncilOfPlan(councilId)
  refuseDay(plan.heldOn)
  const hash = contentHash({ councilId, ...plan })
  return onceOnly(
    hash,
    () => db.meeting.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const year = Number(plan.heldOn.slice(0, 4))
        const meeting = await createByTransition(tx, meetingLifecycle, {
          verbs: ['plan'],
          create: async (state) =>
            tx.meeting.create({
              data: {
                ...planColumns(plan),
                ...{ councilId, state, idempotencyKey, contentHash: hash, sourceCodes: [], recordedAt: now() },
                reference: formatReference({
                  ...{ kind: 'meeting', region: council.region, year },
                  number: await takeReferenceNumber(tx, 'meeting', council.region, year),
                }),
                demonstration: council.demonstration || (actor.kind === 'person' && actor.demonstration),
              },
            }),
          actor,
          capacity: councilCapacity(actor, councilId) ?? 'system',
          event: { action: 'meeting:plan', payload: {} },
        })
        await writePlannedAgenda(tx, meeting.id, plan.agenda)
        return meeting
      }),
  )
}
