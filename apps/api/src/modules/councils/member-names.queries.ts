import { sql } from 'kysely'
import type { NameDisplay } from '@hamkori/schema/councils.constants'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

// The name that the member published is the member's own spelling; then what was written down with the seat; then what colleagues
// call the account.
const knownNamesOf = query((values: { ids: readonly string[] }) =>
  kysely
    .selectFrom('membership as m')
    .leftJoin('person_view as p', 'p.id', 'm.person_id')
    .select((m) => [
      'm.id',
      m.fn
        .coalesce(
          m
            .selectFrom('name_choice as n')
            .select('n.name')
            .whereRef('n.person_id', '=', 'm.person_id')
            .orderBy('n.number', 'desc')
            .limit(sql.lit(1)),
          'm.holder_name',
          'p.label',
        )
        .as('name'),
    ])
    .where('m.id', '=', any(values.ids)),
)

/** By what name a council's own people know the holders of these memberships; for `loadOne` of platform/batch.ts. */
export async function knownNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await run(knownNamesOf, { ids })
  return new Map(rows.flatMap(({ id, name }): [string, string][] => (name === null ? [] : [[id, name]])))
}

/** One choice of a member. */
export interface NameChoiceRow {
  readonly number: number
  readonly display: NameDisplay
  readonly name: string | null
  readonly chosenAt: Date
}

const choicesOf = query((values: { personId: string }) =>
  kysely
    .selectFrom('name_choice as n')
    .select(['n.number', 'n.display', 'n.name', 'n.chosen_at as chosenAt'])
    .where('n.person_id', '=', values.personId)
    .orderBy('n.number', 'desc'),
)

/** Every choice that a person made, the latest first. */
export function nameChoicesOf(personId: string, tx?: Tx): Promise<readonly NameChoiceRow[]> {
  return run(choicesOf, { personId }, tx)
}

const latestSeatOf = query((values: { personId: string }) =>
  kysely
    .selectFrom('membership as m')
    .select(['m.id', 'm.holder_name as holderName'])
    .where('m.person_id', '=', values.personId)
    .orderBy('m.term_from', 'desc')
    .orderBy('m.id')
    .limit(sql.lit(1)),
)

/** The latest seat of a person, held or held before, with the name written down for it; null for whoever never had one. */
export async function latestSeat(
  personId: string,
  tx?: Tx,
): Promise<{ readonly id: string; readonly holderName: string | null } | null> {
  return (await run(latestSeatOf, { personId }, tx))[0] ?? null
}
