import { registerShortcomingInput } from '@hamkori/schema/shortcomings'
import type { RegisterShortcomingInput } from '@hamkori/schema/shortcomings'
import { formatReference } from '@hamkori/schema/references'
import type { ShortcomingModel } from '../../../../generated/prisma/models.ts'
import { recordAudit, recordTransition } from '../../../platform/audit.ts'
import { councilCapacity, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import { contentHash, onceOnly } from '../../../platform/idempotency.ts'
import { takeReferenceNumber } from '../../../platform/references.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findOrigin } from '../origin.queries.ts'

/**
 * Puts a finding on the council's record under the next number of its region and year. Chair, deputy chair and
 * secretary of that council only; leaves one step in the public history and one audit entry. The same key with the
 * same content answers with the same record; with other content it is a conflict.
 */
export async function registerShortcoming(actor: Actor, input: RegisterShortcomingInput): Promise<ShortcomingModel> {
  const { idempotencyKey, ...content } = parseInput(registerShortcomingInput, input)
  requirePermission(actor, 'shortcoming:register', { councilId: content.councilId })
  const origin = await findOrigin(content)
  const hash = contentHash(content)
  return onceOnly(
    hash,
    () => db.shortcoming.findUnique({ where: { idempotencyKey } }),
    () =>
      db.$transaction(async (tx) => {
        const day = today()
        const year = Number(day.slice(0, 4))
        const number = await takeReferenceNumber(tx, 'shortcoming', origin.region, year)
        const { title, detail } = content
        const shortcoming = await tx.shortcoming.create({
          data: {
            reference: formatReference({ kind: 'shortcoming', region: origin.region, year, number }),
            councilId: content.councilId,
            departmentId: content.departmentId,
            responsibleDepartmentId: content.departmentId,
            meetingId: origin.meetingId,
            decisionId: origin.decisionId,
            state: 'registered',
            topic: content.topic,
            severity: content.severity,
            original: title.original,
            titleTg: title.tg ?? null,
            titleRu: title.ru ?? null,
            titleEn: title.en ?? null,
            detailTg: detail.tg ?? null,
            detailRu: detail.ru ?? null,
            detailEn: detail.en ?? null,
            registeredOn: dateOf(day),
            idempotencyKey,
            contentHash: hash,
            demonstration: origin.demonstration || (actor.kind === 'person' && actor.demonstration),
          },
        })
        const capacity = councilCapacity(actor, content.councilId) ?? 'system'
        await recordTransition(tx, {
          actor,
          recordType: 'Shortcoming',
          recordId: shortcoming.id,
          from: null,
          verb: 'register',
          to: 'registered',
          capacity,
        })
        await recordAudit(tx, actor, {
          action: 'shortcoming:register',
          payload: {},
          capacity,
          subjectType: 'Shortcoming',
          subjectId: shortcoming.id,
        })
        return shortcoming
      }),
  )
}
