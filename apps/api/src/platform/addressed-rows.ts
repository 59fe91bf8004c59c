import type { AddressedRow } from './addressed-records.ts'
import { answerParts, councilColumn, councilParts } from './addressed-statements.ts'
import type { AddressedSql } from './addressed-statements.ts'

/** A row as a statement gives it: the council in columns of its own, answers as arrays. */
export type RawRow = Record<string, unknown> & { readonly responses: readonly RawAnswer[] }
/** An answer as a statement gives it, in the order of `answerParts`. */
export type RawAnswer = readonly unknown[]

const councilFields = councilParts.map((part) => [part[0], councilColumn(part)] as const)

/**
 * Makes records out of rows with `addressedColumns`. The row itself becomes the record: a copy of every column took a
 * twentieth of the list's time.
 */
export function rowReader<Row extends AddressedRow>(sql: AddressedSql): (raw: RawRow) => Row {
  const readAnswer = answerReader<Row['responses'][number]>(sql)
  return (raw) => {
    const council: Record<string, unknown> = {}
    for (const [name, column] of councilFields) council[name] = raw[column]
    return Object.assign(raw, { council, responses: raw.responses.map(readAnswer) }) as unknown as Row
  }
}

/** Makes answers out of arrays. */
export function answerReader<Answer>(sql: AddressedSql): (raw: RawAnswer) => Answer {
  const fields = answerParts(sql).map(([name]) => name)
  return (raw) => {
    const answer: Record<string, unknown> = {}
    fields.forEach((name, at) => (answer[name] = raw[at]))
    return answer as Answer
  }
}
