import type { AuditPayload } from '@hamkori/schema/audit'
import { addDays, isCalendarDay } from '@hamkori/schema/dates'
import { run, statement } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { mayReadAudit } from './audit.policy.ts'

/** One row of the audit log. */
export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly actorId: string | null
  readonly actorLabel: string | null
  readonly capacity: string | null
  readonly subjectType: string
  readonly subjectId: string
  readonly payload: AuditPayload
  readonly refused: boolean
}

/** What the audit log can be narrowed to; null is no limit. Days are Dushanbe's, both included. */
export interface AuditFilter {
  readonly action: string | null
  readonly actorId: string | null
  readonly subjectType: string | null
  readonly subjectId: string | null
  readonly refused: boolean | null
  readonly from: string | null
  readonly to: string | null
}

const columns = `e.id, e.at, e.action, e.actor_id AS "actorId", p.label AS "actorLabel", e.capacity, e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.payload, e.refused`

/** The conditions that a page can have, each with the place of its value. */
const conditions = {
  action: (place: string) => `e.action = ${place}`,
  actorId: (place: string) => `e.actor_id = ${place}::uuid`,
  subjectType: (place: string) => `e.subject_type = ${place}`,
  subjectId: (place: string) => `e.subject_id = ${place}`,
  refused: (place: string) => `e.refused = ${place}::boolean`,
  from: (place: string) => `e.at >= ${place}::timestamptz`,
  to: (place: string) => `e.at < ${place}::timestamptz`,
}
type Condition = keyof typeof conditions
const pages = new Map<string, ReturnType<typeof statement<AuditRow>>>()

/**
 * A page with just these conditions: $1 how many, $2 and $3 the moment and id after which it begins (or null), then the
 * values in their order. Each choice is a statement of its own, so that an index can serve it however long the audit log has become.
 */
function pageWith(chosen: readonly Condition[]) {
  const name = chosen.join(' ')
  const known =
    pages.get(name) ??
    statement<AuditRow>(`
      SELECT ${columns}
      FROM audit_entry e LEFT JOIN person_view p ON p.id = e.actor_id
      WHERE (e.at, e.id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        ${chosen.map((condition, index) => `AND ${conditions[condition](`$${index + 4}`)}`).join(' ')}
      ORDER BY e.at DESC, e.id DESC LIMIT $1`)
  pages.set(name, known)
  return known
}

const entriesWithIds = statement<AuditRow>(
  `SELECT ${columns} FROM audit_entry e LEFT JOIN person_view p ON p.id = e.actor_id WHERE e.id = ANY($1::uuid[])`,
)

/** One page of the audit log, the newest first; null for a viewer who may not read it. */
export async function listAuditEntries(
  viewer: Viewer,
  filter: AuditFilter,
  args: ConnectionArguments,
): Promise<Connection<AuditRow> | null> {
  if (!mayReadAudit(viewer)) return null
  const page = readPage(args, readMomentAndId)
  const rows = await findAuditEntries(filter, page.first + 1, page.after)
  return connectionOf(rows, page, (row) => [row.at.toISOString(), row.id])
}

/** Up to `count` entries that fit, the newest first, from after the given one on. The caller has asked the policy. */
export async function findAuditEntries(
  filter: AuditFilter,
  count: number,
  after: { readonly at: Date; readonly id: string } | null = null,
): Promise<readonly AuditRow[]> {
  const texts = [filter.action, filter.subjectType, filter.subjectId]
  // A day that the calendar does not have, or a text that the database cannot hold, is on no row.
  const impossible =
    [filter.from, filter.to].some((day) => day !== null && !isCalendarDay(day)) ||
    texts.some((text) => text?.includes('\0') === true)
  if (impossible) return []
  const values: Record<Condition, unknown> = {
    ...filter,
    from: filter.from === null ? null : midnight(filter.from),
    to: filter.to === null ? null : midnight(addDays(filter.to, 1)),
  }
  const chosen = (Object.keys(conditions) as Condition[]).filter((condition) => values[condition] !== null)
  return run(pageWith(chosen), [
    count,
    after?.at ?? null,
    after?.id ?? null,
    ...chosen.map((condition) => values[condition]),
  ])
}

/** Entries of the audit log by id; none for a viewer who may not read it. Ids must be UUIDs. */
export async function loadAuditEntries(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, AuditRow>> {
  if (!mayReadAudit(viewer)) return new Map()
  return new Map((await run(entriesWithIds, [ids])).map((row) => [row.id, row]))
}

function readMomentAndId([at, id, ...rest]: string[]): { at: Date; id: string } | null {
  if (at === undefined || !isUuid(id) || rest.length > 0) return null
  const moment = new Date(at)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === at ? { at: moment, id } : null
}

/** The moment at which a day begins in Dushanbe. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+05:00`)
}
