import type { PostRole } from '@hamkori/schema/identity.constants'
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { DB } from '../../../generated/kysely/database.ts'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { any, dayText, kysely, query } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { peopleScope } from './people.policy.ts'

/** A post as the people's pages show it, whether in force or not. Days are YYYY-MM-DD, both included. */
export interface PersonPostRow {
  readonly id: string
  readonly role: PostRole
  readonly departmentId: string | null
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly endedReason: string | null
  readonly isInForce: boolean
}

type PostTables = ExpressionBuilder<DB, 'post'>

/** A post that has not ended by today, begun or not. */
export const isOpen = (post: PostTables, today: string) =>
  sql<boolean>`(${post.ref('post.valid_to')} IS NULL OR ${post.ref('post.valid_to')} >= ${today}::date)`

/** A post whose last day can be set: it runs, or was ended on a day that is still to come. */
export const canEnd = (post: PostTables, today: string) =>
  sql<boolean>`(post.ended_reason IS NULL AND ${isOpen(post, today)} OR post.valid_to > ${today}::date)`

/** A post as JSON. */
export const postJson = (post: PostTables, today: string) =>
  jsonBuildObject({
    id: post.ref('post.id'),
    role: post.ref('post.role'),
    departmentId: post.ref('post.department_id'),
    titleTg: post.ref('post.title_tg'),
    titleRu: post.ref('post.title_ru'),
    titleEn: post.ref('post.title_en'),
    validFrom: dayText(post.ref('post.valid_from')),
    validTo: dayText(post.ref('post.valid_to')),
    endedReason: post.ref('post.ended_reason'),
    isInForce: sql<boolean>`post.valid_from <= ${today}::date AND ${isOpen(post, today)} AND NOT post.ended_at_once`,
  })

const postsWithIds = query((values: { ids: readonly string[]; today: string }) =>
  kysely
    .selectFrom('post')
    .select((post) => postJson(post, values.today).as('post'))
    .where('post.id', '=', any(values.ids)),
)

/** Posts by id; none for a viewer who may not see posts. Ids must be UUIDs. */
export async function loadPosts(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PersonPostRow>> {
  if (peopleScope(viewer) !== 'everybody') return new Map()
  return new Map((await run(postsWithIds, { ids, today: today() })).map(({ post }) => [post.id, post]))
}
