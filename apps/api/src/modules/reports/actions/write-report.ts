import { writeReportInput } from '@hamkori/schema/reports'
import type { WriteReportInput } from '@hamkori/schema/reports'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { findReport } from '../reports.queries.ts'
import type { ReportRow } from '../reports.queries.ts'
import { requireDraft } from './require-draft.ts'

/**
 * Writes the foreword and the conclusions of a draft, each in up to three languages; what is absent is left out of the report.
 * Coordinators and administrators; leaves one audit entry. Throws InvalidInputError, ForbiddenError, NotFoundError, and
 * ConflictError where somebody has written or frozen it meanwhile.
 */
export async function writeReport(actor: Actor, input: WriteReportInput): Promise<ReportRow> {
  const { reference, revision, foreword, conclusions } = parseInput(writeReportInput, input)
  requirePermission(actor, 'report:write')
  return db.$transaction(async (tx) => {
    const draft = await requireDraft(tx, { reference, revision })
    const { count } = await tx.report.updateMany({
      where: { reference, revision, state: 'draft' },
      data: {
        revision: revision + 1,
        original: foreword?.original ?? conclusions?.original ?? draft.original,
        ...{ forewordTg: foreword?.tg ?? null, forewordRu: foreword?.ru ?? null, forewordEn: foreword?.en ?? null },
        conclusionsTg: conclusions?.tg ?? null,
        conclusionsRu: conclusions?.ru ?? null,
        conclusionsEn: conclusions?.en ?? null,
      },
    })
    if (count === 0) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'report:write'),
      action: 'report:write',
      payload: { revision: revision + 1 },
      subjectType: 'Report',
      subjectId: reference,
    })
    return (await findReport(reference, tx)) ?? draft
  })
}
