import { reportInput } from '@hamkori/schema/reports'
import type { ReportInput } from '@hamkori/schema/reports'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import type { ReportRow } from '../reports.queries.ts'
import { requireDraft } from './require-draft.ts'

/**
 * Discards a draft, with its numbers and texts; answers it as it was. Coordinators and administrators; leaves one audit entry. Throws
 * InvalidInputError, ForbiddenError, NotFoundError, and ConflictError where it was written or frozen meanwhile.
 */
export async function discardReport(actor: Actor, input: ReportInput): Promise<ReportRow> {
  const { reference, revision } = parseInput(reportInput, input)
  requirePermission(actor, 'report:discard')
  return db.$transaction(async (tx) => {
    const draft = await requireDraft(tx, { reference, revision })
    const { count } = await tx.report.deleteMany({ where: { reference, revision, state: 'draft' } })
    if (count === 0) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'report:discard'),
      action: 'report:discard',
      payload: { revision },
      subjectType: 'Report',
      subjectId: reference,
    })
    return draft
  })
}
