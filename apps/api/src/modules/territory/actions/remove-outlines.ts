import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { forgetTerritory } from '../territory.queries.ts'
import { removeAll, versionOf } from './import-outlines.ts'

/**
 * Takes all outlines off the map, which is then one of equal tiles again. Administrators who have just confirmed who they are, and the system; leaves one audit
 * entry, and none where there were no outlines. Says of how many places they were.
 */
export async function removeOutlines(actor: Actor): Promise<number> {
  requirePermission(actor, 'territory:import')
  requireConfirmation(actor)
  const places = await db.$transaction(async (tx) => {
    const removed = await removeAll(tx)
    if (removed === 0) return 0
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'territory:import'),
      action: 'territory:removeOutlines',
      payload: { places: removed },
      subjectType: 'Territory',
      subjectId: await versionOf(tx),
    })
    return removed
  })
  forgetTerritory()
  return places
}
