import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import { any } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'

/**
 * Published minutes are everybody's; drafts are seen by the councils that the viewer sits on. For statements: `meeting` is the name of
 * the meeting in it.
 */
export function visibleTo(councilIds: readonly string[], meeting: 'm' | 'tm' = 'm'): Expression<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`${meeting}.state`)} IN ('published', 'corrected') OR ${sql.ref(`${meeting}.council_id`)} = ${any(councilIds)})`
}

/** The councils that the viewer sits on. */
export function councilsOf(viewer: Viewer): string[] {
  return viewer.kind === 'person' ? viewer.seats.map(({ councilId }) => councilId) : []
}
