import { formatReference, parseReference } from '@hamkori/schema/references'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { kysely, query } from '../../platform/query.ts'
import { discardedNumber } from '../../platform/record-types.ts'
import type { DiscardedNumberShape } from '../../platform/record-types.ts'

const discardOf = query((values: { reference: string }) =>
  kysely
    .selectFrom('meeting as m')
    .innerJoin('transition as d', (join) =>
      join.onRef('d.record_id', '=', 'm.id').on('d.record_type', '=', sql.lit('Meeting')),
    )
    .select(['m.reference', 'd.at', 'd.reason'])
    .where('m.reference', '=', values.reference)
    .where('d.verb', '=', sql.lit('discard')),
)

/** When and why the number of a meeting was discarded; null where it was not. */
export async function findDiscardedMeeting(reference: string): Promise<DiscardedNumberShape | null> {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'meeting') return null
  return (await run(discardOf, { reference: formatReference(parsed) })).map(discardedNumber)[0] ?? null
}
