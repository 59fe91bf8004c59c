import { describeCouncilInput } from '@hamkori/schema/councils'
import type { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { lockCouncil } from '../council-statements.ts'

/**
 * Says how a council is reached and by what act it was founded; what is absent is taken off the page. Coordinators, administrators and
 * the system, and the council's chair and deputy. Public at once; leaves one audit entry. Throws InvalidInputError at `councilId` where
 * there is no such council.
 */
export async function describeCouncil(
  actor: Actor,
  input: z.input<typeof describeCouncilInput>,
): Promise<{ id: string }> {
  const { councilId, reach, phone, email, foundingAct } = parseInput(describeCouncilInput, input)
  requirePermission(actor, 'council:describe', { councilId })
  const columns = {
    reachOriginal: reach?.original ?? null,
    reachTg: reach?.tg ?? null,
    reachRu: reach?.ru ?? null,
    reachEn: reach?.en ?? null,
    phone: phone ?? null,
    email: email ?? null,
    foundingActOriginal: foundingAct?.original ?? null,
    foundingActTg: foundingAct?.tg ?? null,
    foundingActRu: foundingAct?.ru ?? null,
    foundingActEn: foundingAct?.en ?? null,
  }
  return db.$transaction(async (tx) => {
    await lockCouncil(tx, councilId, ['councilId'])
    const known = await tx.councilProfile.findUnique({ where: { id: councilId } })
    if (known === null) await tx.councilProfile.create({ data: { id: councilId, ...columns } })
    else await tx.councilProfile.update({ where: { id: councilId }, data: columns })
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'council:describe', { councilId }),
      action: 'council:describe',
      payload: {},
      subjectType: 'Council',
      subjectId: councilId,
    })
    return { id: councilId }
  })
}
