import type { AddressedRow } from './addressed-records.ts'
import { answerParts, councilColumn, councilParts } from './addressed-statements.ts'
import type { AddressedSql } from './addressed-statements.ts'
import { wordOf } from './database-words.ts'

/** A row as a statement gives it: the council in columns of its own, answers as arrays, words as the database has them. */
export type RawRow = Record<string, unknown> & { readonly responses: readonly RawAnswer[] }
/** An answer as a statement gives it, in the order of `answerParts`. */
export type RawAnswer = readonly unknown[]

const councilFields = councilParts.map((part) => [part[0], councilColumn(part)] as const)

/**
 * Makes records out of rows with `addressedColumns`. Words become those that everything else uses: `accepted_in_part` is
 * `acceptedInPart`. The row itself becomes the record: a copy of every column took a twentieth of the list's time.
 */
export function rowReader<Row extends AddressedRow>(sql: AddressedSql): (raw: RawRow) => Row {
  const readAnswer = answerReader<Row['responses'][number]>(sql)
  return (raw) => {
    for (const word of sql.words) if (word in raw) raw[word] = inWords(raw[word])
    const council: Record<string, unknown> = {}
    for (const [name, column] of councilFields) council[name] = raw[column]
    return Object.assign(raw, { council, responses: raw.responses.map(readAnswer) }) as unknown as Row
  }
}

/** Makes answers out of arrays. */
export function answerReader<Answer>(sql: AddressedSql): (raw: RawAnswer) => Answer {
  const fields = answerParts(sql).map(([name]) => [name, sql.words.includes(name)] as const)
  return (raw) => {
    const answer: Record<string, unknown> = {}
    fields.forEach(([name, isWord], at) => (answer[name] = isWord ? inWords(raw[at]) : raw[at]))
    return answer as Answer
  }
}

function inWords(value: unknown): unknown {
  return typeof value === 'string' ? wordOf(value) : value
}
