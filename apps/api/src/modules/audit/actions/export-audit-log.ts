import { isCalendarDay } from '@hamkori/schema/dates'
import type { AuditEvent } from '@hamkori/schema/audit'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findAuditEntries } from '../audit.queries.ts'
import type { AuditFilter, AuditRow } from '../audit.queries.ts'

/** Most entries of one file, as of every other table that is taken along. */
export const largestExport = 5_000

type Exported = Extract<AuditEvent, { action: 'audit:export' }>['payload']

/** The entries of a file; the web app writes it, because it has the words. */
export interface AuditLogExport {
  readonly entries: readonly AuditRow[]
  /** False where more entries fit than {@link largestExport}. */
  readonly isWhole: boolean
}

/**
 * The entries that fit, the newest first, for whoever has just confirmed it. Leaves one audit entry with how many it were and of which days, which is not itself in the file.
 * Throws ConfirmationNeededError, and InvalidInputError at `filter` for days that the calendar does not have.
 */
export async function exportAuditLog(viewer: Viewer, filter: AuditFilter): Promise<AuditLogExport> {
  requirePermission(viewer, 'audit:export')
  requireConfirmation(viewer)
  const wrong = (['from', 'to'] as const).filter((end) => filter[end] !== null && !isCalendarDay(filter[end]))
  if (wrong.length > 0) throw new InvalidInputError(wrong.map((end) => invalidAt(['filter', end], 'not_a_date')))
  const found = await findAuditEntries(filter, largestExport + 1)
  const rows = found.slice(0, largestExport)
  await recordAudit(db, viewer, {
    action: 'audit:export',
    payload: payloadOf(filter, rows.length),
    ...capacityFor(viewer, 'audit:export'),
    subjectType: 'AuditLog',
    subjectId: 'log',
  })
  return { entries: rows, isWhole: found.length === rows.length }
}

/** How many entries, of which days, and whether anything but days was asked for. */
function payloadOf({ from, to, ofNoRecord, ...others }: AuditFilter, entries: number): Exported {
  return {
    entries,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(Object.values(others).every((value) => value === null) && !ofNoRecord ? {} : { narrowed: true }),
  }
}
