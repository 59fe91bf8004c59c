import { stringify } from 'csv-stringify/sync'
import { isCalendarDay } from '@hamkori/schema/dates'
import { dayInDushanbe } from '@hamkori/schema/format/date'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { findAuditEntries } from '../audit-log.queries.ts'
import type { AuditFilter, AuditRow } from '../audit-log.queries.ts'

/** Most entries of one file: some three megabytes. */
export const largestExport = 10_000

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
  await recordAudit(db, {
    actor: viewer,
    action: 'audit:export',
    ...capacityFor(viewer, 'audit:export'),
    subjectType: 'AuditLog',
    subjectId: 'log',
    note: noteOf(filter, rows.length),
  })
  return { csv: csvOf(rows), entries: rows.length, isWhole: found.length === rows.length }
}

/** How many entries, of which days, and whether they were narrowed otherwise: `12 entries, from 2026-03-01, narrowed`. */
function noteOf({ from, to, ...others }: AuditFilter, entries: number): string {
  return [
    `${entries} entries`,
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`to ${to}`]),
    ...(Object.values(others).every((value) => value === null) ? [] : ['narrowed']),
  ].join(', ')
}

function timeInDushanbe(moment: Date): string {
  return new Date(moment.getTime() + 5 * 3_600_000).toISOString().slice(11, 19)
}

function csvOf(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) => ({
    day: dayInDushanbe(row.at),
    time: timeInDushanbe(row.at),
    act: row.action,
    outcome: row.refused ? 'refused' : 'done',
    actor: row.actorLabel,
    capacity: row.capacity,
    record: row.subjectType,
    record_key: row.subjectId,
    note: row.note,
  }))
  const columns = ['day', 'time', 'act', 'outcome', 'actor', 'capacity', 'record', 'record_key', 'note']
  // Names and reasons are typed by people: none may become a formula on somebody else's desk (CWE-1236).
  return stringify(lines, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
