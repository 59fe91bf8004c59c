import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

/** One line of a table: every column as text, empty where there is nothing. */
export type Line = Readonly<Record<string, string>>

/** Reads a table of `territory/`. Throws when a line has more or fewer columns than the first. */
export function readTable(name: string): Line[] {
  return parse<Record<string, string>>(read('territory', name), { columns: true, skip_empty_lines: true })
}

/** Reads a list of `record/` or `demonstration/`. Its items are checked by the actions that take them. */
export function readRecords<Item>(folder: 'record' | 'demonstration', name: string): Item[] {
  return JSON.parse(read(folder, name)) as Item[]
}

/** A column that must be there. Throws with the column's name. */
export function column(line: Line, name: string): string {
  const value = line[name]
  if (value === undefined) throw new Error(`the column ${name} is missing`)
  return value
}

/** A column's value, or undefined where it is empty. */
export function optionalColumn(line: Line, name: string): string | undefined {
  const value = column(line, name)
  return value === '' ? undefined : value
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(import.meta.dirname, folder, name), 'utf8')
}
