import { stringify } from 'csv-stringify/sync'
import { isCalendarDay } from '@hamkori/schema/dates'
import type { AuditEvent } from '@hamkori/schema/audit'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findAuditEntries } from '../audit.queries.ts'
import type { AuditFilter, AuditRow } from '../audit.queries.ts'

/** Most entries of one file: some three megabytes. */
export const largestExport = 10_000

type Exported = Extract<AuditEvent, { action: 'audit:export' }>['payload']

/** The audit log as a file. */
export interface AuditLogExport {
  readonly csv: string
  readonly entries: number
  /** False where more entries fit than {@link largestExport}. */
  readonly isWhole: boolean
}

/**
 * The entries that fit, the newest first, as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read Tajik), for whoever
 * has just confirmed it. Leaves one audit entry with how many it were and of which days, which is not itself in the file.
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
  return { csv: csvOf(rows), entries: rows.length, isWhole: found.length === rows.length }
}

/** How many entries, of which days, and whether anything but days was asked for. */
function payloadOf({ from, to, ...others }: AuditFilter, entries: number): Exported {
  return {
    entries,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(Object.values(others).every((value) => value === null) ? {} : { narrowed: true }),
  }
}

/** ISO 8601 with Dushanbe's offset, to the second. */
function momentInDushanbe(moment: Date): string {
  return `${new Date(moment.getTime() + 5 * 3_600_000).toISOString().slice(0, 19)}+05:00`
}

function csvOf(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) => ({
    at: momentInDushanbe(row.at),
    action: row.action,
    actor: row.actorLabel,
    capacity: row.capacity,
    subject_type: row.subjectType,
    subject_id: row.subjectId,
    refused: String(row.refused),
    payload: JSON.stringify(row.payload),
  }))
  const columns = ['at', 'action', 'actor', 'capacity', 'subject_type', 'subject_id', 'refused', 'payload']
  // Labels are typed by people: none may become a formula on somebody else's desk (CWE-1236).
  return stringify(lines, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
