import { run, statement } from './db.ts'

const readChanges = statement<{ changes: string }>(
  'SELECT coalesce(sum(changes), 0)::text AS changes FROM record_version',
)

let reading: Promise<string> | null = null
let waiting: Promise<string> | null = null

/**
 * How often the public record has changed: what was read of it after this number was asked for is true as long as the number stands.
 * It comes from a statement that began after the call, so that a change which is committed anywhere before the call always shows.
 * Callers that come while a statement is under way share the next one. Throws as {@link run} does.
 */
export function recordVersion(): Promise<string> {
  if (reading === null) return begin()
  waiting ??= reading.then(begin, begin)
  return waiting
}

function begin(): Promise<string> {
  waiting = null
  const version = run(readChanges).then(([row]) => row?.changes ?? '0')
  const ended = () => {
    if (reading === version) reading = null
  }
  reading = version
  version.then(ended, ended)
  return version
}
