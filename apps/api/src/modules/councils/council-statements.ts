import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { kysely, query } from '../../platform/query.ts'

/** Holds a council's row until the transaction ends. */
export const councilForUpdate = query((values: { councilId: string }) =>
  kysely.selectFrom('council').select('id').where('id', '=', values.councilId).forUpdate(),
)

/**
 * Holds the council's row until the action is done, so that two acts cannot give one seat away together. Throws
 * InvalidInputError at `path` where there is no such council.
 */
export async function lockCouncil(tx: Tx, councilId: string, path: readonly string[]): Promise<void> {
  const held = await run(councilForUpdate, { councilId }, tx)
  if (held.length === 0) throw new InvalidInputError([invalidAt(path, 'unknown_record')])
}
