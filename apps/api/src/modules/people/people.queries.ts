import { normalizeForSearch } from '@hamkori/schema/normalize'
import type { PostRole } from '@hamkori/schema/identity.constants'
import type { PersonState } from '@hamkori/schema/people.constants'
import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { any, queryInShapes } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { peopleScope } from './people.policy.ts'
import type { PeopleScope } from './people.policy.ts'
import { sort, state, visiblePeople, withPostsAndSeats } from './person-columns.ts'
import type { MailColumns, PersonRow, Scoped } from './person-columns.ts'
import { isOpen } from './posts.queries.ts'

/** What a page of people can be narrowed to; null is no limit. */
export interface PeopleFilter {
  readonly search: string | null
  readonly state: PersonState | null
  readonly role: PostRole | null
  readonly councilId: string | null
  readonly departmentId: string | null
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
