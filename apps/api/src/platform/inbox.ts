import type { ObjectRef } from '@pothos/core'
import type { builder } from './builder.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** Records of one kind that can wait for somebody: what a module gives to the inbox in its manifest. */
export interface InboxSource {
  /** GraphQL type of the records, and its name. */
  readonly type: ObjectRef<Types, object>
  readonly recordType: string
  /**
   * SELECT of what waits, as rows (id, waiting_for, due_on). $1 is the departments and $2 the councils that the viewer acts
   * for, $3 today, $4 the last day that is due soon, $5 the first day whose answers are still shown to their council.
   */
  readonly waiting: string
  /** SELECT of one record's columns by its id, `u.id`. */
  readonly record: string
  /** Makes the record out of those columns. */
  readonly readRecord: (raw: Record<string, unknown>) => object
}
