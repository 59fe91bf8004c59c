import type { AuditPayload } from '@hamkori/schema/audit'
import { addDays, isCalendarDay } from '@hamkori/schema/dates'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { any, kysely, query, queryInShapes } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { mayReadAudit } from './audit.policy.ts'

/** One row of the audit log. */
export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly actorId: string | null
  readonly actorLabel: string | null
  readonly actorEmail: string | null
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
  /** True where it names a record that there is not: then nothing fits. */
  readonly ofNoRecord: boolean
}

const entries = kysely
  .selectFrom('audit_entry as e')
  .leftJoin('person_view as p', 'p.id', 'e.actor_id')
  .select([
    'e.id',
    'e.at',
    'e.action',
    'e.actor_id as actorId',
    'p.label as actorLabel',
    'p.email as actorEmail',
    'e.capacity',
    'e.subject_type as subjectType',
    'e.subject_id as subjectId',
    'e.refused',
  ])
  .select((e) => e.ref('e.payload').$castTo<AuditPayload>().as('payload'))

const given = [true, false]

/**
 * A page after a moment and id, with just the conditions that are given: each choice is a statement of its own, so that an
 * index can serve it however long the audit log has become.
 */
const pageOfEntries = queryInShapes(
  {
    after: given,
    action: given,
    actorId: given,
    subjectType: given,
    subjectId: given,
    refused: given,
    from: given,
    to: given,
  },
  (
    values: {
      limit: number
      afterAt: Date | null
      afterId: string | null
      action: string | null
      actorId: string | null
      subjectType: string | null
      subjectId: string | null
      refused: boolean | null
      from: Date | null
      to: Date | null
    },
    shape,
  ) =>
    entries
      .$if(shape.after, (page) => page.where(sql<boolean>`(e.at, e.id) < (${values.afterAt}, ${values.afterId})`))
      .$if(shape.action, (page) => page.where('e.action', '=', values.action))
      .$if(shape.actorId, (page) => page.where('e.actor_id', '=', values.actorId))
      .$if(shape.subjectType, (page) => page.where('e.subject_type', '=', values.subjectType))
      .$if(shape.subjectId, (page) => page.where('e.subject_id', '=', values.subjectId))
      .$if(shape.refused, (page) => page.where('e.refused', '=', values.refused))
      .$if(shape.from, (page) => page.where('e.at', '>=', values.from))
      .$if(shape.to, (page) => page.where('e.at', '<', values.to))
      .orderBy('e.at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(values.limit),
)

const entriesWithIds = query((values: { ids: readonly string[] }) => entries.where('e.id', '=', any(values.ids)))

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
    filter.ofNoRecord ||
    [filter.from, filter.to].some((day) => day !== null && !isCalendarDay(day)) ||
    texts.some((text) => text?.includes('\0') === true)
  if (impossible) return []
  const values = {
    ...filter,
    from: filter.from === null ? null : midnight(filter.from),
    to: filter.to === null ? null : midnight(addDays(filter.to, 1)),
  }
  const shape = {
    after: after !== null,
    action: values.action !== null,
    actorId: values.actorId !== null,
    subjectType: values.subjectType !== null,
    subjectId: values.subjectId !== null,
    refused: values.refused !== null,
    from: values.from !== null,
    to: values.to !== null,
  }
  return run(pageOfEntries(shape), { ...values, limit: count, afterAt: after?.at ?? null, afterId: after?.id ?? null })
}

/** Entries of the audit log by id; none for a viewer who may not read it. Ids must be UUIDs. */
export async function loadAuditEntries(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, AuditRow>> {
  if (!mayReadAudit(viewer)) return new Map()
  return new Map((await run(entriesWithIds, { ids })).map((row) => [row.id, row]))
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
