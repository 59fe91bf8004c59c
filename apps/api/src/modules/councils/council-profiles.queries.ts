import type { CouncilProfileModel } from '../../../generated/prisma/models.ts'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

const profilesOf = query((values: { ids: readonly string[] }) =>
  kysely
    .selectFrom('council_profile as p')
    .select(['p.id', 'p.phone', 'p.email', 'p.reach_original as reachOriginal', 'p.reach_tg as reachTg'])
    .select(['p.reach_ru as reachRu', 'p.reach_en as reachEn', 'p.founding_act_original as foundingActOriginal'])
    .select(['p.founding_act_tg as foundingActTg', 'p.founding_act_ru as foundingActRu'])
    .select(['p.founding_act_en as foundingActEn'])
    .where('p.id', '=', any(values.ids)),
)

/** What councils say of themselves, by the council's id; for `loadOne` of platform/batch.ts. */
export async function councilProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, CouncilProfileModel>> {
  return new Map((await run(profilesOf, { ids })).map((row) => [row.id, row]))
}
