import { sql } from 'kysely'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'
import { caseFields } from '../cases/index.ts'
import { recommendations } from './recommendations.queries.ts'
import type { RecommendationRow } from './recommendations.queries.ts'

const ofGatherings = query((values: { slugs: readonly string[] }) =>
  kysely
    .selectFrom('recommendation as s')
    .select(['s.id', 's.gathering_slug as slug'])
    .where('s.gathering_slug', '=', any(values.slugs))
    .where('s.state', '<>', sql.lit('discarded' as const))
    .orderBy('s.registered_on')
    .orderBy('s.id'),
)

async function loadOfGatherings(
  slugs: readonly string[],
  { viewer }: Pick<Context, 'viewer'>,
): Promise<ReadonlyMap<string, RecommendationRow[]>> {
  const found = await run(ofGatherings, { slugs })
  if (found.length === 0) return new Map()
  const rows = await recommendations.read.byIds(
    found.map(({ id }) => id),
    caseFields.draftReachOf(recommendations, viewer),
  )
  const byGathering = Map.groupBy(found, ({ slug }) => slug ?? '')
  return new Map(slugs.map((slug) => [slug, (byGathering.get(slug) ?? []).flatMap(({ id }) => rows.get(id) ?? [])]))
}

/** The recommendations that were made at the round table with this name in addresses, as far as the viewer may know of them, in order. */
export async function recommendationsAt(slug: string, context: Context): Promise<RecommendationRow[]> {
  return (await loadOne<RecommendationRow[], Context>(context, loadOfGatherings, slug)) ?? []
}

/** Those that are public, for papers. */
export async function publicRecommendationsAt(slug: string): Promise<RecommendationRow[]> {
  return (await loadOfGatherings([slug], { viewer: { kind: 'anonymous' } })).get(slug) ?? []
}
