import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { Tx } from '../../../platform/db.ts'
import { findReport } from '../reports.queries.ts'
import type { ReportRow } from '../reports.queries.ts'

/** The draft as somebody has read it. Throws NotFoundError, and ConflictError where it has changed since, or is no draft any more. */
export async function requireDraft(
  tx: Tx,
  { reference, revision }: { readonly reference: string; readonly revision: number },
): Promise<ReportRow> {
  const report = await findReport(reference, tx)
  if (report === null) throw new NotFoundError()
  if (report.state !== 'draft' || report.revision !== revision) throw new ConflictError()
  return report
}
