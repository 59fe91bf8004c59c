import type { ObjectRef } from '@pothos/core'
import type { Language } from '@hamkori/schema/languages'
import type { AliasableExpression, Expression } from 'kysely'
import type { builder } from './builder.ts'
import type { DeskSource } from './desk.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** For whom records may wait: the values of the inbox's query that its sources may use. */
export interface InboxScopeValues {
  /** The departments that the viewer answers for. */
  readonly departmentIds: readonly string[]
  /** The councils that the viewer acts for. */
  readonly councilIds: readonly string[]
  /** Whether the viewer is a coordinator of the whole country. */
  readonly coordinates: boolean
  /** The councils on which the viewer sits without an office: members who read the minutes and remark. */
  readonly memberOf: readonly string[]
  /** The seats that the viewer holds. */
  readonly membershipIds: readonly string[]
  readonly personId: string
  /** The councils whose minutes the viewer signs as secretary. */
  readonly secretaryOf: readonly string[]
  /** The councils whose minutes the viewer signs as chair, or as deputy in the chair's place. */
  readonly chairOf: readonly string[]
  /** YYYY-MM-DD. */
  readonly today: string
  /** The first day whose answers are still shown to their council. */
  readonly answeredFrom: string
}

/** A record that waits. */
export interface WaitingRow {
  readonly id: string
  readonly waiting_for: string
  readonly due_on: Date | null
}

/** Records of one kind that can wait for somebody: what a module gives to the inbox and to the desk in its manifest. */
export interface InboxSource {
  /** GraphQL type of the records, and its name. */
  readonly type: ObjectRef<Types, object>
  readonly recordType: string
  /** What many of them are called, for messages. */
  readonly called: Readonly<Record<Language, string>>
  /** Query of what waits. */
  readonly waiting: (values: InboxScopeValues) => AliasableExpression<WaitingRow>
  /** Query of what stands on the desk beside the inbox. */
  readonly onDesk: DeskSource
  /** One record by its id, as JSON. */
  readonly record: (id: Expression<string>) => Expression<object | null>
  /** Makes the record out of that JSON. */
  readonly readRecord: (json: object) => object
}

/**
 * What a kind of record gives to the inbox beside its GraphQL type. The compiler compares what the query of a record answers
 * with what `readRecord` takes.
 */
export function inboxSource<Json extends object>({
  readRecord,
  ...source
}: Omit<InboxSource, 'type' | 'called' | 'record' | 'readRecord'> & {
  readonly record: (id: Expression<string>) => Expression<Json | null>
  readonly readRecord: (json: Json) => object
}): Omit<InboxSource, 'type' | 'called'> {
  return { ...source, readRecord: (json) => readRecord(json as Json) }
}
