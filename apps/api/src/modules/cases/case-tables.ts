import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import { expressionBuilder, sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import type { Table } from '../../platform/assert-transition.ts'

type Shared<One, Other> = Selectable<Pick<One, keyof One & keyof Other>>

/** The columns that the cases of every kind have. Each kind has states of its own, and not every kind has topics. */
export interface CaseTable extends Omit<Shared<DB['shortcoming'], DB['proposal']>, 'state' | 'topic'> {
  readonly state: string
}

/** The columns that the answers to cases of every kind have. Each kind has outcomes of its own. */
export interface AnswerTable extends Omit<Shared<DB['shortcoming_response'], DB['proposal_response']>, 'outcome'> {
  readonly outcome: string
}

/** The columns of the numbers of public cases. */
export type TallyTable = Shared<DB['shortcoming_tally'], DB['proposal_tally']>

/** Columns of a table by the names that a row has for them. Each column holds what the row says. */
export type ColumnsOf<Columns, Row> = { readonly [Name in keyof Row]: ColumnHolding<Columns, Row[Name]> }
type ColumnHolding<Columns, Value> = keyof {
  [Column in keyof Columns as Columns[Column] extends Value ? Column : never]: Column
}

/** The columns of a table as JSON brings them: days and moments are text. */
export type AsJson<Columns> = { readonly [Column in keyof Columns]: JsonValue<Columns[Column]> }
type JsonValue<Value> = Value extends Date ? string : Value

/** What makes the stages of a kind: outcomes by which the department agrees to act, and states of what it agreed to. */
export interface CaseStages<Outcome extends string = string, State extends string = string> {
  readonly agreed: readonly Outcome[]
  readonly reported: readonly State[]
  readonly verified: readonly State[]
}

/** What the queries need to know of a kind. */
export interface QueriedKind {
  readonly recordType: string
  readonly table: string
  readonly transitions: Table<string, string>
  readonly handOverVerb: string
  readonly followUps: Readonly<Record<string, FollowUpEffect>>
  readonly hasReferral: boolean
  readonly stages: CaseStages
  readonly informs?: string
  readonly ownColumns: Readonly<Record<string, string>>
  readonly ownAnswerColumns: Readonly<Record<string, string>>
}

/**
 * The tables of a kind under the names that they have in queries: `s` a case, `r` an answer, `t` a number of public cases.
 * Every kind has tables with the same columns, so one query is built over the tables of each.
 */
export function tablesOf({ table }: QueriedKind) {
  return {
    cases: sql.table<CaseTable>(table).as('s'),
    answers: sql.table<AnswerTable>(`${table}_response`).as('r'),
    /** The column of an answer that says to which case. */
    caseOfAnswer: sql.ref<string>(`r.${table}_id`),
    tally: sql.table<TallyTable>(`${table}_tally`).as('t'),
  }
}

/** Makes expressions of the columns of a case, `s`. */
export const s = expressionBuilder<{ s: CaseTable }, 's'>()
/** Makes expressions of the columns of an answer, `r`. */
export const r = expressionBuilder<{ r: AnswerTable }, 'r'>()
