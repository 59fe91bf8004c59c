import { reportInput } from '@hamkori/schema/reports'
import type { ReportInput } from '@hamkori/schema/reports'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, parseInput } from '../../../platform/errors.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { makeReport } from '../jobs/make-report.ts'
import { findReport } from '../reports.queries.ts'
import type { ReportRow } from '../reports.queries.ts'
import { requireDraft } from './require-draft.ts'

/**
 * Freezes a draft: from now on nothing in it changes, a job makes its files, and with the last of them everybody can read it.
 * Coordinators and administrators who have just confirmed who they are; leaves one audit entry. Throws InvalidInputError, ForbiddenError,
 * ConfirmationNeededError, NotFoundError, and ConflictError where it was written or frozen meanwhile.
 */
export async function freezeReport(actor: Actor, input: ReportInput): Promise<ReportRow> {
  const { reference, revision } = parseInput(reportInput, input)
  requirePermission(actor, 'report:freeze')
  requireConfirmation(actor)
  return db.$transaction(async (tx) => {
    const draft = await requireDraft(tx, { reference, revision })
    const { count } = await tx.report.updateMany({
      where: { reference, revision, state: 'draft' },
      data: { state: 'making', frozenAt: now() },
    })
    if (count === 0) throw new ConflictError()
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'report:freeze'),
      action: 'report:freeze',
      payload: { revision },
      subjectType: 'Report',
      subjectId: reference,
    })
    await enqueue(tx, makeReport, { reference })
    return (await findReport(reference, tx)) ?? draft
  })
}
