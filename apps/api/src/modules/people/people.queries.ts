import { normalizeForSearch } from '@hamkori/schema/normalize'
import type { PostRole } from '@hamkori/schema/identity.constants'
import type { PersonState } from '@hamkori/schema/people.constants'
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { DB } from '../../../generated/kysely/database.ts'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { any, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { WaitingLink } from '../identity/index.ts'
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
  /** What is noted of the invitation's message; null where that was not noted. */
  readonly mail: WaitingLink['mail'] | null
  /** Empty for a viewer who may see seats only. */
  readonly posts: readonly PersonPostRow[]
  readonly holdsPosts: boolean
  /** There is a post whose last day can be set. */
  readonly hasOpenPost: boolean
  readonly councilIds: readonly string[]
  /** Of seats whose last day can be set. */
  readonly openSeatCouncilIds: readonly string[]
}

/** What the view of invitations tells of the message; all null where nothing was noted. */
interface MailColumns {
  readonly mailAttempts: number | null
  readonly mailTriedAt: Date | null
  readonly mailOutcome: WaitingLink['mail']['outcome']
  readonly mailAnswer: number | null
}

/** What a page of people can be narrowed to; null is no limit. */
export interface PeopleFilter {
  readonly search: string | null
  readonly state: PersonState | null
  readonly role: PostRole | null
  readonly councilId: string | null
  readonly departmentId: string | null
}

/** What every query about people takes. */
interface Scoped {
  /** The councils whose people the viewer may see; empty where the viewer may see everybody. */
  readonly councilIds: readonly string[]
  /** Today in Dushanbe, YYYY-MM-DD. */
  readonly today: string
}

type PostTables = ExpressionBuilder<DB, 'post'>
const state = sql<PersonState>`CASE WHEN p.suspended_at IS NOT NULL THEN 'suspended' WHEN p.accepted_at IS NULL THEN 'invited' ELSE 'active' END`
// Places in the list: the normalized name begins with the label. A cursor has to stay short.
const sort = sql<string>`left(p.search_text, 40) COLLATE "C"`

/** A post that has not ended by today, begun or not. */
const isOpen = (post: PostTables, today: string) =>
  sql<boolean>`(${post.ref('post.valid_to')} IS NULL OR ${post.ref('post.valid_to')} >= ${today}::date)`

/** A post whose last day can be set: it runs, or was ended on a day that is still to come. */
const canEnd = (post: PostTables, today: string) =>
  sql<boolean>`(post.ended_reason IS NULL AND ${isOpen(post, today)} OR post.valid_to > ${today}::date)`

/** A post as JSON. */
const postJson = (post: PostTables, today: string) =>
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

/** The people of the directory whom the viewer may see. */
function visiblePeople(values: Scoped, everybody: boolean) {
  return kysely
    .selectFrom('person_view as p')
    .selectAll('p')
    .$if(!everybody, (people) =>
      people.where((p) =>
        p.or([
          p.exists(
            p
              .selectFrom('membership_view as m')
              .whereRef('m.person_id', '=', 'p.id')
              .where('m.council_id', '=', any(values.councilIds)),
          ),
          p.exists(
            p
              .selectFrom('seat_offer_view as o')
              .whereRef('o.person_id', '=', 'p.id')
              .where('o.council_id', '=', any(values.councilIds)),
          ),
        ]),
      ),
    )
}

/** What is shown of people: their accounts, posts and seats. Posts and suspensions are shown only to viewers who may see everybody. */
function withPostsAndSeats(people: ReturnType<typeof visiblePeople>, values: Scoped, everybody: boolean) {
  return kysely
    .selectFrom(people.as('p'))
    .leftJoin('invitation_view as i', (join) =>
      join.onRef('i.person_id', '=', 'p.id').on('i.used_at', 'is', null).on('i.withdrawn_at', 'is', null),
    )
    .crossJoinLateral((q) =>
      q
        .selectFrom('post')
        .whereRef('post.person_id', '=', 'p.id')
        .select((post) => [
          sql<boolean>`count(*) > 0`.as('any'),
          sql<boolean>`count(*) FILTER (WHERE ${canEnd(post, values.today)}) > 0`.as('open'),
          sql<
            readonly PersonPostRow[]
          >`coalesce(json_agg(${postJson(post, values.today)} ORDER BY post.valid_from DESC, post.id), '[]')`.as(
            'posts',
          ),
        ])
        .as('held'),
    )
    .crossJoinLateral((q) =>
      q
        .selectFrom('membership_view as m')
        .whereRef('m.person_id', '=', 'p.id')
        .select([
          sql<string[]>`coalesce(array_agg(DISTINCT m.council_id::text), '{}')`.as('councils'),
          sql<
            string[]
          >`coalesce(array_agg(DISTINCT m.council_id::text) FILTER (WHERE m.ended_reason IS NULL AND (m.term_to IS NULL OR m.term_to >= ${values.today}::date) OR m.term_to > ${values.today}::date), '{}')`.as(
            'open',
          ),
        ])
        .as('sits'),
    )
    .crossJoinLateral((q) =>
      q
        .selectFrom('seat_offer_view as o')
        .whereRef('o.person_id', '=', 'p.id')
        .select(sql<string[]>`coalesce(array_agg(o.council_id::text), '{}')`.as('councils'))
        .as('offered'),
    )
    .select([
      'p.id',
      'p.label',
      'p.email',
      'p.demonstration',
      'i.created_at as invitedAt',
      'i.expires_at as invitedUntil',
      'i.mail_attempts as mailAttempts',
      'i.mail_tried_at as mailTriedAt',
      'i.mail_outcome as mailOutcome',
      'i.mail_answer as mailAnswer',
      'held.any as holdsPosts',
      'held.open as hasOpenPost',
      sql<string[]>`sits.councils || offered.councils`.as('councilIds'),
      'sits.open as openSeatCouncilIds',
    ])
    .select((p) => [
      sort.as('sort'),
      state.as('state'),
      p('p.accepted_at', 'is not', null).$castTo<boolean>().as('accepted'),
      p
        .exists(p.selectFrom('factor_view as f').whereRef('f.person_id', '=', 'p.id'))
        .$castTo<boolean>()
        .as('hasSecondFactor'),
      dayText(p.ref('p.last_seen_on')).as('lastSeenOn'),
      sql<Date | null>`${everybody ? sql.ref('p.suspended_at') : sql`NULL`}`.as('suspendedAt'),
      sql<string | null>`${everybody ? sql.ref('p.suspended_for') : sql`NULL`}`.as('suspendedFor'),
      sql<readonly PersonPostRow[]>`${everybody ? sql.ref('held.posts') : sql`'[]'::json`}`.as('posts'),
    ])
    .orderBy('sort')
    .orderBy('p.id')
}

const yesOrNo = [true, false]

// A seat or post that begins tomorrow is found too.
const pageOfPeople = queryInShapes(
  {
    everybody: yesOrNo,
    byState: yesOrNo,
    byRole: yesOrNo,
    byCouncil: yesOrNo,
    byDepartment: yesOrNo,
    after: yesOrNo,
  },
  (
    values: Scoped & {
      words: readonly string[]
      state: PersonState | null
      role: PostRole | null
      councilId: string | null
      departmentId: string | null
      afterSort: string | null
      afterId: string | null
      limit: number
    },
    { everybody, byState, byRole, byCouncil, byDepartment, after },
  ) =>
    withPostsAndSeats(
      visiblePeople(values, everybody)
        .where(
          sql<boolean>`NOT EXISTS (SELECT FROM unnest(${values.words}::text[]) word WHERE position(word IN p.search_text) = 0)`,
        )
        .$if(byState, (people) => people.where(state, '=', values.state))
        .$if(byRole || byDepartment, (people) =>
          people.where((p) =>
            p.exists(
              p
                .selectFrom('post')
                .whereRef('post.person_id', '=', 'p.id')
                .where((post) => isOpen(post, values.today))
                // A viewer who may see seats only finds nobody by a post.
                .where(everybody ? sql<boolean>`true` : sql<boolean>`false`)
                .$if(byRole, (posts) => posts.where('post.role', '=', values.role))
                .$if(byDepartment, (posts) => posts.where('post.department_id', '=', values.departmentId)),
            ),
          ),
        )
        .$if(byCouncil, (people) =>
          people.where((p) =>
            p.exists(
              p
                .selectFrom('membership_view as m')
                .whereRef('m.person_id', '=', 'p.id')
                .where('m.council_id', '=', values.councilId)
                .where(sql<boolean>`(m.term_to IS NULL OR m.term_to >= ${values.today}::date)`)
                .$if(!everybody, (seats) => seats.where('m.council_id', '=', any(values.councilIds)))
                .select('m.id')
                .unionAll(
                  p
                    .selectFrom('seat_offer_view as o')
                    .select('o.id')
                    .whereRef('o.person_id', '=', 'p.id')
                    .where('o.council_id', '=', values.councilId)
                    .$if(!everybody, (offers) => offers.where('o.council_id', '=', any(values.councilIds))),
                ),
            ),
          ),
        )
        .$if(after, (people) =>
          people.where(sql<boolean>`(${sort}, p.id) > (${values.afterSort} COLLATE "C", ${values.afterId}::uuid)`),
        )
        .orderBy(sort)
        .orderBy('p.id')
        .limit(values.limit),
      values,
      everybody,
    ),
)

const peopleWithIds = queryInShapes(
  { everybody: yesOrNo },
  (values: Scoped & { ids: readonly string[] }, { everybody }) =>
    withPostsAndSeats(visiblePeople(values, everybody).where('p.id', '=', any(values.ids)), values, everybody),
)

/**
 * One page of the people that the viewer may know of, by name; null for a viewer who may know of nobody. What a filter
 * asks of posts finds nobody for a viewer who may see seats only.
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
  const { state, role, councilId, departmentId } = filter
  const shape = {
    everybody: reach === 'everybody',
    byState: state !== null,
    byRole: role !== null,
    byCouncil: councilId !== null,
    byDepartment: departmentId !== null,
    after: page.after !== null,
  }
  const rows = await run(pageOfPeople(shape), {
    ...scopeOf(reach),
    ...filter,
    words: wordsOf(filter.search),
    afterSort: page.after?.key ?? null,
    afterId: page.after?.id ?? null,
    limit: page.first + 1,
  })
  return connectionOf(rows.map(personOf), page, (row) => [row.sort, row.id])
}

/** People by id, as far as the viewer may know of them; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function loadPeople(
  ids: readonly string[],
  { viewer }: Pick<Context, 'viewer'>,
): Promise<ReadonlyMap<string, PersonRow>> {
  const reach = peopleScope(viewer)
  if (reach === null) return new Map()
  const rows = await run(peopleWithIds({ everybody: reach === 'everybody' }), { ...scopeOf(reach), ids })
  return new Map(rows.map((row) => [row.id, personOf(row)]))
}

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

/** The row of a person, with what is noted of the invitation's message as one thing. */
function personOf({
  mailAttempts: attempts,
  mailTriedAt: triedAt,
  mailOutcome: outcome,
  mailAnswer: answer,
  ...person
}: Omit<PersonRow, 'mail'> & MailColumns): PersonRow {
  return { ...person, mail: attempts === null ? null : { attempts, triedAt, outcome, answer } }
}

function scopeOf(reach: PeopleScope): Scoped {
  return { councilIds: reach === 'everybody' ? [] : reach, today: today() }
}

const longestSearch = 100
const mostWords = 8

function wordsOf(search: string | null): string[] {
  return normalizeForSearch((search ?? '').slice(0, longestSearch))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
}
