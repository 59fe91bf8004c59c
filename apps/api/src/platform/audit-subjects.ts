import { sql } from 'kysely'
import type { AliasableExpression, AliasedExpression, Expression } from 'kysely'
import type { Actor } from './viewer.ts'

const columns = [
  'key',
  'number',
  'label',
  'original',
  'title_tg',
  'title_ru',
  'title_en',
  'page_key',
  'standing',
  'council_id',
] as const
type Column = (typeof columns)[number]

/** How the audit log names one record. Everything is text: the statement that reads them all has one set of columns. */
export type AuditSubjectRow = Readonly<Record<Column, string | null>>

/** Who may know of a record: everybody who reads the log, its council until it is published, or nobody but by its number. */
export type AuditSubjectStanding = 'draft' | 'discarded'

/** Records of one type that entries of the audit log can be about: what a module gives to the log in its manifest. */
export interface AuditSubjectSource {
  /** The type as entries have it. */
  readonly type: string
  /**
   * Query that names records by their keys ({@link auditSubjectColumns}); null where the type itself says everything, as of the
   * whole territory.
   */
  readonly named: ((keys: readonly string[]) => AliasableExpression<AuditSubjectRow>) | null
  /** Where keys are no UUIDs. */
  readonly keysAre?: 'text'
  /** The type on whose page the record is read, where `page_key` is given; `byId` where that page's address has its permanent id. */
  readonly page?: { readonly type: string; readonly byId?: true }
  /** Query of the key of the record with a printed number. */
  readonly numbered?: (number: string) => AliasableExpression<Pick<AuditSubjectRow, 'key'>>
  /** May the actor see what this council has not published yet? Only of types that have drafts. */
  readonly maySeeDrafts?: (actor: Actor, councilId: string) => boolean
}

/**
 * The columns of a query that names records; what is not given is null. `number` is what is printed on it or stands in its address,
 * `label` a name that is the same in every language, `standing` an {@link AuditSubjectStanding} or null.
 */
export function auditSubjectColumns(
  given: Readonly<Partial<Record<Column, Expression<unknown>>> & Record<'key', Expression<unknown>>>,
): AliasedExpression<string | null, Column>[] {
  return columns.map((column) => sql<string | null>`(${given[column] ?? sql`NULL`})::text`.as(column))
}
