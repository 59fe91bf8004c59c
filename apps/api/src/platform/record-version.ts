import { sql } from 'kysely'
import { run } from './db.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { kysely, query } from './query.ts'

const readChanges = query(() =>
  kysely.selectFrom('record_version').select(sql<string>`coalesce(sum(changes), 0)::text`.as('changes')),
)

const once = oneAtATime<string>()

/**
 * The number of changes that the public record has had. Data that was read after this call stays valid as long as a later call
 * returns the same number. The number is read by a statement that starts after the call, so it includes every change that was
 * committed before. Calls made while a statement runs share the next statement. Throws as {@link run} does.
 */
export function recordVersion(): Promise<string> {
  return once('', async () => (await run(readChanges, {}))[0]?.changes ?? '0')
}
