import type { AnswerRow, CaseOfRow, CaseRow } from './case-kind.ts'
import { answerColumns, councilAlias, councilColumns } from './case-statements.ts'
import type { CaseSql } from './case-statements.ts'

/** A row as a statement gives it: the council in columns of its own, answers as arrays. */
export type RawRow = Record<string, unknown> & { readonly responses: readonly RawAnswer[] }
/** An answer as a statement gives it, in the order of `answerColumns`. */
export type RawAnswer = readonly unknown[]

const councilFields = councilColumns.map((column) => [column[0], councilAlias(column)] as const)

/**
 * Makes cases out of rows with `caseColumns`. The row itself becomes the case: a copy of every column took a twentieth of the
 * list's time.
 */
export function rowReader<Row extends CaseRow>(sql: CaseSql, kind: CaseOfRow): (raw: RawRow) => Row {
  const readAnswer = answerReader<Row['responses'][number]>(sql)
  return (raw) => {
    const council: Record<string, unknown> = {}
    for (const [name, column] of councilFields) council[name] = raw[column]
    return Object.assign(raw, { kind, council, responses: raw.responses.map(readAnswer) }) as unknown as Row
  }
}

/** Makes answers out of arrays. */
export function answerReader<Answer extends AnswerRow>(sql: CaseSql): (raw: RawAnswer) => Answer {
  const fields = answerColumns(sql).map(([name]) => name)
  return (raw) => {
    const answer: Record<string, unknown> = {}
    fields.forEach((name, at) => (answer[name] = raw[at]))
    return answer as unknown as Answer
  }
}
