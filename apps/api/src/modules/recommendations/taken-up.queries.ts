import { formatReference, parseReference } from '@hamkori/schema/references'
import { sql } from 'kysely'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'
import { recommendations } from './recommendations.queries.ts'
import type { RecommendationRow } from './recommendations.queries.ts'

/** How many recommendations a council's page lists. */
const latest = 20

const fromRecord = query((values: { numbers: readonly string[] }) =>
  kysely
    .selectFrom('recommendation as s')
    .select('s.id')
    .where(sql<boolean>`s.source_numbers && ${values.numbers}::text[]`)
    .where('s.published_at', 'is not', null)
    .orderBy('s.sent_on', 'desc')
    .orderBy('s.id', 'desc')
    .limit(sql.lit(latest)),
)

const fromCouncils = query((values: { councilIds: readonly string[] }) =>
  kysely
    .selectFrom('council_view as c')
    .crossJoinLateral((c) =>
      kysely
        .selectFrom('recommendation as s')
        .select('s.id')
        .where(sql<boolean>`s.source_council_ids @> ARRAY[${c.ref('c.id')}]`)
        .where('s.published_at', 'is not', null)
        .orderBy('s.sent_on', 'desc')
        .orderBy('s.id', 'desc')
        .limit(sql.lit(latest))
        .as('found'),
    )
    .select(['c.id as councilId', 'found.id'])
    .where('c.id', '=', any(values.councilIds)),
)

async function readInOrder(ids: readonly string[]): Promise<RecommendationRow[]> {
  const rows = await recommendations.read.byIds(ids, [])
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** The public recommendations that come from the record with this printed number, the newest first; none for what is no such number. */
export async function recommendationsFrom(reference: string): Promise<RecommendationRow[]> {
  const read = parseReference(reference)
  if (read === null) return []
  const found = await run(fromRecord, { numbers: [formatReference(read)] })
  return readInOrder(found.map(({ id }) => id))
}

async function loadOfCouncils(councilIds: readonly string[]): Promise<ReadonlyMap<string, RecommendationRow[]>> {
  const found = await run(fromCouncils, { councilIds })
  const rows = new Map((await readInOrder(found.map(({ id }) => id))).map((row) => [row.id, row]))
  const byCouncil = Map.groupBy(found, ({ councilId }) => councilId)
  return new Map(
    councilIds.map((councilId) => [
      councilId,
      (byCouncil.get(councilId) ?? []).flatMap(({ id }) => rows.get(id) ?? []),
    ]),
  )
}

/** The latest public recommendations that come from records of a council; two statements for all councils of a list. */
export async function recommendationsFromCouncils(councilId: string, context: Context): Promise<RecommendationRow[]> {
  return (await loadOne<RecommendationRow[], Context>(context, loadOfCouncils, councilId)) ?? []
}
