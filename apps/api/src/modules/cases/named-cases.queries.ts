import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import { any, dayText, kysely, query } from '../../platform/query.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** A public case of any kind as one of those that another record names. Days are YYYY-MM-DD. */
export interface NamedCaseRow {
  readonly recordType: string
  readonly reference: string
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly councilId: string
  readonly answeredOn: string | null
  readonly actionDueOn: string | null
  readonly reportedOn: string | null
  readonly verifiedOn: string | null
  readonly endedOn: string | null
}

/** Makes the read of public cases of some kinds by their printed numbers, in one statement and in the order of the numbers. */
export function namedCaseReader(kinds: readonly QueriedKind[]) {
  const namedCases = query((values: { references: readonly string[] }) => {
    const [first, ...others] = kinds.map((kind) =>
      kysely
        .selectFrom(tablesOf(kind).cases)
        .select(sql<string>`${sql.lit(kind.recordType)}`.as('recordType'))
        .select([
          's.reference',
          's.original',
          's.title_tg as titleTg',
          's.title_ru as titleRu',
          's.title_en as titleEn',
        ])
        .select(['s.council_id as councilId'])
        .select([
          dayText(s.ref('s.answered_on')).as('answeredOn'),
          dayText(s.ref('s.action_due_on')).as('actionDueOn'),
          dayText(s.ref('s.reported_on')).as('reportedOn'),
          dayText(s.ref('s.verified_on')).as('verifiedOn'),
          dayText(s.ref('s.ended_on')).as('endedOn'),
        ])
        .where('s.reference', '=', any(values.references))
        .where('s.published_at', 'is not', null),
    )
    if (first === undefined) throw new Error('no kind of case was named')
    return others.reduce((all, more) => all.unionAll(more), first).orderBy('reference')
  })
  return (references: readonly string[]): Promise<NamedCaseRow[]> => run(namedCases, { references })
}
