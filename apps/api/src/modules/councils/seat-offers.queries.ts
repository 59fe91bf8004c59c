import { run } from '../../platform/db.ts'
import { any, dayText, kysely, query } from '../../platform/query.ts'

/** A seat that waits for somebody who was invited. Days are YYYY-MM-DD; `termTo` is the last day. */
export interface SeatOfferRow {
  readonly id: string
  readonly councilId: string
  readonly personId: string
  readonly seat: number
  readonly office: 'chair' | 'deputyChair' | 'secretary' | 'member'
  readonly termFrom: string
  readonly termTo: string | null
  readonly createdAt: Date
}

const offers = kysely
  .selectFrom('seat_offer as o')
  .select([
    'o.id',
    'o.council_id as councilId',
    'o.person_id as personId',
    'o.seat',
    'o.office',
    'o.created_at as createdAt',
  ])
  .select((o) => [dayText(o.ref('o.term_from')).as('termFrom'), dayText(o.ref('o.term_to')).as('termTo')])

const offersOfCouncils = query((values: { councilIds: readonly string[] }) =>
  offers.where('o.council_id', '=', any(values.councilIds)).orderBy('o.seat'),
)
const offersToPeople = query((values: { personIds: readonly string[] }) =>
  offers.where('o.person_id', '=', any(values.personIds)).orderBy('o.id'),
)

const countsOfCouncils = query((values: { councilIds: readonly string[] }) =>
  kysely.selectFrom('council').select(['id', 'seat_count as seats']).where('id', '=', any(values.councilIds)),
)

/** How many seats these councils have, by council; for `loadOne` of platform/batch.ts. */
export async function seatCounts(councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map((await run(countsOfCouncils, { councilIds })).map(({ id, seats }) => [id, seats]))
}

/** The seats of these councils that wait for an answer, by council; for `loadOne` of platform/batch.ts. */
export async function offersByCouncil(
  councilIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SeatOfferRow[]>> {
  return Map.groupBy(await run(offersOfCouncils, { councilIds }), ({ councilId }) => councilId)
}

/** The seats that wait for the answer of these people, by person; for `loadOne` of platform/batch.ts. */
export async function offersByPerson(
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SeatOfferRow[]>> {
  return Map.groupBy(await run(offersToPeople, { personIds }), ({ personId }) => personId)
}
