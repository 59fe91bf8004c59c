import { addDays } from '@hamkori/schema/dates'
import { silentDays } from '@hamkori/schema/dashboards'
import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import { asDate, kysely, query } from '../../platform/query.ts'

/** How the people of one department or council sign in. Nothing finer is read: neither who they are nor on which day. */
export interface SignInsRow {
  readonly isCouncil: boolean
  /** Of the department or council. */
  readonly id: string
  /** People with a post or seat of today and an account that is not suspended. */
  readonly people: number
  /** Those of them who never signed in, and who did last before the first day that counts. */
  readonly never: number
  readonly away: number
  /** The posts and offices of these two, each once. */
  readonly positions: readonly string[]
}

/** The first day, YYYY-MM-DD, on which signing in still counts. */
export function silentFrom(): string {
  return addDays(today(), -silentDays)
}

const signInsOfBodies = query((values: { today: string; from: string }) => {
  const day = asDate(values.today)
  const posts = kysely
    .selectFrom('post_view as p')
    .select((p) => [
      sql.lit(false).as('isCouncil'),
      p.ref('p.department_id').$notNull().as('id'),
      'p.person_id',
      sql<string>`p.role::text`.as('position'),
    ])
    .where('p.department_id', 'is not', null)
    .where(sql<boolean>`p.valid_from <= ${day} AND coalesce(p.valid_to >= ${day}, true) AND NOT p.ended_at_once`)
  const seats = kysely
    .selectFrom('membership_view as m')
    .select((m) => [
      sql.lit(true).as('isCouncil'),
      'm.council_id as id',
      m.ref('m.person_id').$notNull().as('person_id'),
      sql<string>`m.office::text`.as('position'),
    ])
    .where('m.person_id', 'is not', null)
    .where(sql<boolean>`m.term_from <= ${day} AND coalesce(m.term_to >= ${day}, true) AND NOT m.ended_at_once`)
  const isNever = sql<boolean>`v.last_seen_on IS NULL`
  const isAway = sql<boolean>`v.last_seen_on < ${asDate(values.from)}`
  return kysely
    .selectFrom(posts.unionAll(seats).as('h'))
    .innerJoin('person_view as v', 'v.id', 'h.person_id')
    .select(['h.isCouncil', 'h.id'])
    .select([
      sql<number>`count(DISTINCT v.id)::int`.as('people'),
      sql<number>`(count(DISTINCT v.id) FILTER (WHERE ${isNever}))::int`.as('never'),
      sql<number>`(count(DISTINCT v.id) FILTER (WHERE ${isAway}))::int`.as('away'),
      sql<string[]>`coalesce(array_agg(DISTINCT h.position) FILTER (WHERE ${isNever} OR ${isAway}), '{}')`.as(
        'positions',
      ),
    ])
    .where('v.suspended_at', 'is', null)
    .groupBy(['h.isCouncil', 'h.id'])
})

const everyCouncil = query(() =>
  kysely
    .selectFrom('council_view as c')
    .select(['c.id', 'c.slug', 'c.area_id as areaId', 'c.name_tg as tg', 'c.name_ru as ru', 'c.name_en as en'])
    .orderBy('c.slug'),
)

/** Reads how the people of all departments and councils sign in, in one statement. Who has nobody with an account is not among them. */
export function readSignIns(): Promise<SignInsRow[]> {
  return run(signInsOfBodies, { today: today(), from: silentFrom() })
}

/** Every council, by its name in addresses. */
export function listCouncils() {
  return run(everyCouncil, {})
}
