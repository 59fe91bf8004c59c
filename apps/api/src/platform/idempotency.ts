import { createHash, timingSafeEqual } from 'node:crypto'
import { isUniqueViolation } from './db.ts'
import { ConflictError } from './errors.ts'

/** A record that carries the idempotency key it was made with. */
export interface Kept {
  readonly contentHash: Uint8Array | null
}

/** SHA-256 of an input without its key, whatever the order of its fields: what "the same content" means. */
export function contentHash(content: Readonly<Record<string, unknown>>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(canonical(content)).digest())
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const parts = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
  return `{${parts.join(',')}}`
}

/**
 * Does an action once for its key, however often and at the same time it is asked for. `find` looks for the record that
 * the key has made; `act` makes it in one transaction, with the key in a unique column.
 * Throws {@link ConflictError} when the key has already made a record of other content, and whatever `act` throws when
 * it made nothing.
 */
export async function onceOnly<Record extends Kept>(
  hash: Uint8Array,
  find: () => Promise<Record | null>,
  act: () => Promise<Record>,
): Promise<Record> {
  const earlier = await find()
  if (earlier !== null) return sameOrConflict(earlier, hash)
  try {
    return await act()
  } catch (failure) {
    const lostRace = isUniqueViolation(failure)
    if (!lostRace && !(failure instanceof ConflictError)) throw failure
    // Somebody was first: with the same key it is our own twin, otherwise another act.
    const first = await find()
    if (first === null) throw lostRace ? new ConflictError() : failure
    return sameOrConflict(first, hash)
  }
}

function sameOrConflict<Record extends Kept>(kept: Record, hash: Uint8Array): Record {
  const same = kept.contentHash?.length === hash.length && timingSafeEqual(kept.contentHash, hash)
  if (!same) throw new ConflictError()
  return kept
}
