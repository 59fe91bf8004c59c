import { sql } from 'kysely'
import { run } from './db.ts'
import { kysely, query } from './query.ts'

const readChanges = query(() =>
  kysely.selectFrom('record_version').select(sql<string>`coalesce(sum(changes), 0)::text`.as('changes')),
)

let reading: Promise<string> | null = null
let waiting: Promise<string> | null = null

/**
 * The number of changes that the public record has had. Data that was read after this call stays valid as long as a later call
 * returns the same number. The number is read by a statement that starts after the call, so it includes every change that was
 * committed before. Calls made while a statement runs share the next statement. Throws as {@link run} does.
 */
export function recordVersion(): Promise<string> {
  if (reading === null) return begin()
  waiting ??= reading.then(begin, begin)
  return waiting
}

function begin(): Promise<string> {
  waiting = null
  const version = run(readChanges, {}).then(([row]) => row?.changes ?? '0')
  const ended = () => {
    if (reading === version) reading = null
  }
  reading = version
  version.then(ended, ended)
  return version
}
