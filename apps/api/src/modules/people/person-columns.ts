import type { PersonState } from '@hamkori/schema/people.constants'
import { sql } from 'kysely'
import { any, dayText, kysely } from '../../platform/query.ts'
import type { WaitingLink } from '../identity/index.ts'
import { canEnd, postJson } from './posts.queries.ts'
import type { PersonPostRow } from './posts.queries.ts'

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
export interface MailColumns {
  readonly mailAttempts: number | null
  readonly mailTriedAt: Date | null
  readonly mailOutcome: WaitingLink['mail']['outcome']
  readonly mailAnswer: number | null
}

/** What every query about people takes. */
export interface Scoped {
  /** The councils whose people the viewer may see; empty where the viewer may see everybody. */
  readonly councilIds: readonly string[]
  /** Today in Dushanbe, YYYY-MM-DD. */
  readonly today: string
}

export const state = sql<PersonState>`CASE WHEN p.suspended_at IS NOT NULL THEN 'suspended' WHEN p.accepted_at IS NULL THEN 'invited' ELSE 'active' END`
// Places in the list: the normalized name begins with the label. A cursor has to stay short.
export const sort = sql<string>`left(p.search_text, 40) COLLATE "C"`

/** The people of the directory whom the viewer may see. */
export function visiblePeople(values: Scoped, everybody: boolean) {
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
export function withPostsAndSeats(people: ReturnType<typeof visiblePeople>, values: Scoped, everybody: boolean) {
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
