import { recordAudit } from '../../../platform/audit.ts'
import { db } from '../../../platform/db.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { mayImportTerritory } from '../territory.policy.ts'
import { forgetTerritory } from '../territory.queries.ts'
import { noteNewVersion, removeAll } from './import-outlines.ts'

/**
 * Takes all outlines off the map, which is then one of equal tiles again. Administrators and the system only; leaves one audit entry,
 * and none where there were no outlines. Says of how many places they were.
 */
export async function removeOutlines(actor: Actor): Promise<number> {
  if (!mayImportTerritory(actor)) throw new ForbiddenError('territory:import')
  const places = await db.$transaction(async (tx) => {
    const removed = await removeAll(tx)
    if (removed === 0) return 0
    await recordAudit(tx, actor, {
      action: 'territory:removeOutlines',
      payload: { places: removed },
      subjectType: 'Territory',
      subjectId: await noteNewVersion(tx),
    })
    return removed
  })
  forgetTerritory()
  return places
}
