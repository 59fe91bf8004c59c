import { sql } from 'kysely'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'
import { shortcomings } from './shortcomings.queries.ts'
import type { ShortcomingRow } from './shortcomings.queries.ts'

/** Of how many links a chain of repetitions is counted. */
const longestChain = 100

const ofNumbers = query((values: { numbers: readonly string[] }) =>
  kysely
    .selectFrom('shortcoming')
    .select(['id', 'reference'])
    .where('reference', '=', any(values.numbers))
    .where('published_at', 'is not', null),
)
const repeating = query((values: { numbers: readonly string[] }) =>
  kysely
    .selectFrom('shortcoming')
    .select(['id', 'recurrence_of as of'])
    .where('recurrence_of', '=', any(values.numbers))
    .where('published_at', 'is not', null)
    .orderBy('registered_on')
    .orderBy('id'),
)
const occurrences = query((values: { numbers: readonly string[] }) =>
  kysely
    .withRecursive('chain', (all) =>
      all
        .selectFrom('shortcoming as s')
        .select(['s.reference as of', 's.recurrence_of as earlier', sql<number>`1`.as('number')])
        .where('s.reference', '=', any(values.numbers))
        .unionAll(
          all
            .selectFrom('chain')
            .innerJoin('shortcoming as e', 'e.reference', 'chain.earlier')
            .select(['chain.of', 'e.recurrence_of as earlier', sql<number>`chain.number + 1`.as('number')])
            .where('chain.number', '<', sql.lit(longestChain)),
        ),
    )
    .selectFrom('chain')
    .select(['chain.of', (chain) => chain.fn.max<number>('chain.number').as('number')])
    .groupBy('chain.of'),
)

async function readEarlier(numbers: readonly string[]): Promise<ReadonlyMap<string, ShortcomingRow>> {
  const found = await run(ofNumbers, { numbers })
  if (found.length === 0) return new Map()
  const rows = await shortcomings.read.byIds(
    found.map(({ id }) => id),
    [],
  )
  return new Map([...rows.values()].map((row) => [row.reference, row]))
}

async function readLater(numbers: readonly string[]): Promise<ReadonlyMap<string, ShortcomingRow[]>> {
  const found = await run(repeating, { numbers })
  if (found.length === 0) return new Map()
  const rows = await shortcomings.read.byIds(
    found.map(({ id }) => id),
    [],
  )
  const byNumber = Map.groupBy(found, ({ of }) => of ?? '')
  return new Map([...byNumber].map(([of, all]) => [of, all.flatMap(({ id }) => rows.get(id) ?? [])]))
}

async function readOccurrences(numbers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return new Map((await run(occurrences, { numbers })).map(({ of, number }) => [of, number]))
}

/** The settled finding that this one repeats; null for one that did not come back. Two statements for all findings of a list. */
export async function repeatedBy({ recurrenceOf }: ShortcomingRow, context: Context): Promise<ShortcomingRow | null> {
  return recurrenceOf === null ? null : ((await loadOne(context, readEarlier, recurrenceOf)) ?? null)
}

/** The public findings that repeat this one, the oldest first. Two statements for all findings of a list. */
export async function recurrencesOf({ reference }: ShortcomingRow, context: Context): Promise<ShortcomingRow[]> {
  return [...((await loadOne(context, readLater, reference)) ?? [])]
}

/** The how-manieth time it is that this was found: 1 for one that did not come back. */
export async function occurrenceOf({ reference, recurrenceOf }: ShortcomingRow, context: Context): Promise<number> {
  return recurrenceOf === null ? 1 : ((await loadOne(context, readOccurrences, reference)) ?? 1)
}

/** How many findings a council has confirmed as fixed, and how many of these came back. */
export interface CameBack {
  readonly verified: number
  readonly cameBack: number
}
const none: CameBack = { verified: 0, cameBack: 0 }

const cameBack = (whose: 'council_id' | 'responsible_department_id') =>
  query((values: { ids: readonly string[] }) =>
    kysely
      .selectFrom('shortcoming as e')
      .select([
        sql<string>`${sql.ref(`e.${whose}`)}`.as('id'),
        sql<number>`count(*)::int`.as('verified'),
        sql<number>`count(*) FILTER (WHERE EXISTS (SELECT FROM shortcoming AS s WHERE s.recurrence_of = e.reference AND s.published_at IS NOT NULL))::int`.as(
          'cameBack',
        ),
      ])
      .where(sql<boolean>`${sql.ref(`e.${whose}`)} = ${any(values.ids)}`)
      .where('e.verified_on', 'is not', null)
      .where('e.published_at', 'is not', null)
      .groupBy(whose === 'council_id' ? 'e.council_id' : 'e.responsible_department_id'),
  )
const ofCouncils = cameBack('council_id')
const ofDepartments = cameBack('responsible_department_id')

const loadOfCouncils = async (ids: readonly string[]) =>
  new Map((await run(ofCouncils, { ids })).map(({ id, ...counts }) => [id, counts]))
const loadOfDepartments = async (ids: readonly string[]) =>
  new Map((await run(ofDepartments, { ids })).map(({ id, ...counts }) => [id, counts]))

/** What came back of what a council has confirmed as fixed; one statement for all councils of a list. */
export async function cameBackOfCouncil({ id }: { id: string }, context: Context): Promise<CameBack> {
  return (await loadOne(context, loadOfCouncils, id)) ?? none
}

/** What came back of what was confirmed as fixed by a department; one statement for all departments of a list. */
export async function cameBackOfDepartment({ id }: { id: string }, context: Context): Promise<CameBack> {
  return (await loadOne(context, loadOfDepartments, id)) ?? none
}
