import { normalizeForSearch } from '@hamkori/schema/normalize'
import type { PostRole } from '@hamkori/schema/identity.constants'
import type { PersonState } from '@hamkori/schema/people.constants'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { run, statement } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { peopleScope } from './people.policy.ts'
import type { PeopleScope } from './people.policy.ts'

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

/** Somebody with an account, as far as the viewer may know. */
export interface PersonRow {
  readonly id: string
  readonly sort: string
  readonly label: string
  readonly email: string
  readonly demonstration: boolean
  readonly state: PersonState
  readonly accepted: boolean
  readonly hasSecondFactor: boolean
  readonly lastSeenOn: string | null
  readonly suspendedAt: Date | null
  readonly suspendedFor: string | null
  readonly invitedAt: Date | null
  readonly invitedUntil: Date | null
  /** Empty for a viewer who is told of seats only. */
  readonly posts: readonly PersonPostRow[]
  readonly holdsPosts: boolean
  readonly hasOpenPost: boolean
  readonly councilIds: readonly string[]
  readonly openSeatCouncilIds: readonly string[]
}

/** What a page of people can be narrowed to; null is no limit. */
export interface PeopleFilter {
  readonly search: string | null
  readonly state: PersonState | null
  readonly role: PostRole | null
  readonly councilId: string | null
  readonly departmentId: string | null
}

// $1 the councils whose people the viewer is told of, null for everybody; $2 today in Dushanbe.
const told = `($1::uuid[] IS NULL OR EXISTS (SELECT FROM membership_view m WHERE m.person_id = p.id AND m.council_id = ANY($1)))`
const state = `CASE WHEN p.suspended_at IS NOT NULL THEN 'suspended' WHEN p.accepted_at IS NULL THEN 'invited' ELSE 'active' END`
// Places in the list: the normalized name begins with the label. A cursor has to stay short.
const sort = `left(p.search_text, 40) COLLATE "C"`

const columns = `
  p.id, ${sort} AS sort, p.label, p.email, p.demonstration, ${state} AS state, p.accepted_at IS NOT NULL AS accepted,
  EXISTS (SELECT FROM factor_view f WHERE f.person_id = p.id) AS "hasSecondFactor", p.last_seen_on::text AS "lastSeenOn",
  CASE WHEN $1::uuid[] IS NULL THEN p.suspended_at END AS "suspendedAt",
  CASE WHEN $1::uuid[] IS NULL THEN p.suspended_for END AS "suspendedFor",
  i.created_at AS "invitedAt", i.expires_at AS "invitedUntil",
  CASE WHEN $1::uuid[] IS NULL THEN held.posts ELSE '[]'::json END AS posts, held.count > 0 AS "holdsPosts", held.open > 0 AS "hasOpenPost",
  sits.councils AS "councilIds", sits.open AS "openSeatCouncilIds"`

// A post named `post`, as JSON; the parameter is today in Dushanbe.
const postJson = (
  day: string,
) => `json_build_object('id', post.id, 'role', post.role, 'departmentId', post.department_id,
        'titleTg', post.title_tg, 'titleRu', post.title_ru, 'titleEn', post.title_en,
        'validFrom', post.valid_from, 'validTo', post.valid_to, 'endedReason', post.ended_reason,
        'isInForce', post.valid_from <= ${day}::date AND (post.valid_to IS NULL OR post.valid_to >= ${day}::date) AND NOT post.ended_at_once)`

const joined = `
  LEFT JOIN invitation_view i ON i.person_id = p.id AND i.used_at IS NULL AND i.withdrawn_at IS NULL
  CROSS JOIN LATERAL (
    SELECT count(*) AS count, count(*) FILTER (WHERE post.ended_reason IS NULL AND (post.valid_to IS NULL OR post.valid_to >= $2::date)) AS open,
      coalesce(json_agg(${postJson('$2')}
        ORDER BY post.valid_from DESC, post.id), '[]'::json) AS posts
    FROM post WHERE post.person_id = p.id
  ) held
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT m.council_id::text), '{}') AS councils,
      coalesce(array_agg(DISTINCT m.council_id::text) FILTER (WHERE m.ended_reason IS NULL AND (m.term_to IS NULL OR m.term_to >= $2::date)), '{}') AS open
    FROM membership_view m WHERE m.person_id = p.id
  ) sits`

// A post or a seat counts for a filter until its last day has passed, so that what begins tomorrow is found too.
const pageOfPeople = statement<PersonRow>(`
  SELECT ${columns}
  FROM (
    SELECT p.* FROM person_view p
    WHERE ${told}
      AND NOT EXISTS (SELECT FROM unnest($3::text[]) word WHERE position(word IN p.search_text) = 0)
      AND ($4::text IS NULL OR ${state} = $4)
      AND ($5::text IS NULL OR EXISTS (SELECT FROM post
        WHERE post.person_id = p.id AND $1::uuid[] IS NULL AND post.role::text = $5 AND (post.valid_to IS NULL OR post.valid_to >= $2::date)))
      AND ($6::uuid IS NULL OR EXISTS (SELECT FROM membership_view m
        WHERE m.person_id = p.id AND m.council_id = $6 AND ($1::uuid[] IS NULL OR m.council_id = ANY($1)) AND (m.term_to IS NULL OR m.term_to >= $2::date)))
      AND ($7::uuid IS NULL OR EXISTS (SELECT FROM post
        WHERE post.person_id = p.id AND $1::uuid[] IS NULL AND post.department_id = $7 AND (post.valid_to IS NULL OR post.valid_to >= $2::date)))
      AND ($8::text IS NULL OR (${sort}, p.id) > ($8 COLLATE "C", $9::uuid))
    ORDER BY ${sort}, p.id LIMIT $10
  ) p ${joined}
  ORDER BY sort, p.id`)

const peopleWithIds = statement<PersonRow>(
  `SELECT ${columns} FROM person_view p ${joined} WHERE p.id = ANY($3::uuid[]) AND ${told}`,
)

/**
 * One page of the people that the viewer may know of, by name; null for a viewer who may know of nobody. What a filter
 * asks of posts finds nobody for a viewer who is told of seats only.
 */
export async function listPeople(
  viewer: Viewer,
  filter: PeopleFilter,
  args: ConnectionArguments,
): Promise<Connection<PersonRow> | null> {
  const reach = peopleScope(viewer)
  if (reach === null) return null
  const page = readPage(args, ([key, id, ...rest]) =>
    key !== undefined && !key.includes('\0') && isUuid(id) && rest.length === 0 ? { key, id } : null,
  )
  const rows = await run(pageOfPeople, [
    ...scopeOf(reach),
    wordsOf(filter.search),
    filter.state,
    filter.role,
    filter.councilId,
    filter.departmentId,
    page.after?.key ?? null,
    page.after?.id ?? null,
    page.first + 1,
  ])
  return connectionOf(rows, page, (row) => [row.sort, row.id])
}

/** People by id, as far as the viewer may know of them; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadPeople(
  ids: readonly string[],
  { viewer }: Pick<Context, 'viewer'>,
): Promise<ReadonlyMap<string, PersonRow>> {
  const reach = peopleScope(viewer)
  if (reach === null) return new Map()
  return new Map((await run(peopleWithIds, [...scopeOf(reach), ids])).map((row) => [row.id, row]))
}

const postsWithIds = statement<{ post: PersonPostRow }>(
  `SELECT ${postJson('$2')} AS post FROM post WHERE post.id = ANY($1::uuid[])`,
)

/** Posts by id; none for a viewer who is not told of posts. Ids must be UUIDs. */
export async function loadPosts(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PersonPostRow>> {
  if (peopleScope(viewer) !== 'everybody') return new Map()
  return new Map((await run(postsWithIds, [ids, today()])).map(({ post }) => [post.id, post]))
}

function scopeOf(reach: PeopleScope): [readonly string[] | null, string] {
  return [reach === 'everybody' ? null : reach, today()]
}

const longestSearch = 100
const mostWords = 8

function wordsOf(search: string | null): string[] {
  return normalizeForSearch((search ?? '').slice(0, longestSearch))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
}
