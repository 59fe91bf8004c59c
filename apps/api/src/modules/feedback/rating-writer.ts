import { randomInt } from 'node:crypto'
import { run } from '../../platform/db.ts'
import { ConflictError, UnavailableError } from '../../platform/errors.ts'
import { createGroupCommit } from './group-commit.ts'
import type { GroupCommit } from './group-commit.ts'
import { findRepeats, storeRatings } from './rating-statements.ts'
import type { RatingRow } from './rating-statements.ts'

/** What became of one rating: the day under which it stands, or a refusal. */
export type RatingOutcome = { readonly kind: 'accepted'; readonly day: string } | { readonly kind: 'conflict' }

const capacity = 2_000
const largestBatch = 256

/** The one writer of ratings in this process. */
const writer: GroupCommit<RatingRow, RatingOutcome> = createGroupCommit({
  commit,
  isRowFault,
  capacity,
  largestBatch,
})

/**
 * Stores a rating together with all that wait, and answers after the commit: the day under which it stands.
 * The same key with the same content answers the first one's day. Throws {@link ConflictError} for the same key with other
 * content or a receipt that is taken, {@link UnavailableError} when the queue is full or the database is away.
 */
export async function writeRating(row: RatingRow): Promise<string> {
  const outcome = await writer.submit(row)
  if (outcome.kind === 'conflict') throw new ConflictError()
  return outcome.day
}

/** Takes no more ratings, and resolves when all that were accepted are committed. */
export function stopRatings(): Promise<void> {
  return writer.close()
}

async function commit(rows: readonly RatingRow[]): Promise<RatingOutcome[]> {
  try {
    const stored = new Set((await run(storeRatings, { rows: JSON.stringify(shuffled(rows)) })).map(({ id }) => id))
    const others = rows.filter(({ id }) => !stored.has(id))
    const days = others.length === 0 ? new Map<string, string>() : await daysOfRepeats(others)
    return rows.map((row) => outcomeOf(stored.has(row.id) ? row.day : days.get(contentOf(row))))
  } catch (failure) {
    throw isRowFault(failure) || failure instanceof UnavailableError || !isAway(failure)
      ? failure
      : new UnavailableError(2)
  }
}

/** Under which day ratings stand that were stored before under the same key with the same content. */
async function daysOfRepeats(rows: readonly RatingRow[]): Promise<ReadonlyMap<string, string>> {
  const first = await run(findRepeats, { keys: rows.map(({ key }) => key), hashes: rows.map(({ hash }) => hash) })
  return new Map(first.map(({ key, hash, day }) => [contentOf({ key, hash }), day]))
}

/** One key may come twice in a batch with different content; only the pair tells a repeat. */
function contentOf({ key, hash }: { readonly key: string; readonly hash: string }): string {
  return `${key} ${hash}`
}

function outcomeOf(day: string | undefined): RatingOutcome {
  return day === undefined ? { kind: 'conflict' } : { kind: 'accepted', day }
}

/** The order on disk must not be the order of arrival (promise P8). */
function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items]
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    const [a, b] = [order[at] as T, order[other] as T]
    order[at] = b
    order[other] = a
  }
  return order
}

/** Data (class 22) and integrity (class 23) faults belong to one row; everything else concerns them all. */
function isRowFault(failure: unknown): boolean {
  return /^2[23]/.test(sqlState(failure))
}

/** Connection lost, server stopping or starting, out of resources, statement cancelled by its time limit. */
function isAway(failure: unknown): boolean {
  return (
    /^(08|53|57|E[A-Z]+$)/.test(sqlState(failure)) ||
    (failure instanceof Error && /^Connection terminated/.test(failure.message))
  )
}

function sqlState(failure: unknown): string {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
}
