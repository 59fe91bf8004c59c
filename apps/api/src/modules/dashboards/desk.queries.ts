import { addDays, dayNumber } from '@hamkori/schema/dates'
import { sql } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { DeskList, DeskScopeValues } from '../../platform/desk.ts'
import type { InboxSource } from '../../platform/inbox.ts'
import { dayText, kysely, query } from '../../platform/query.ts'
import type { DeskScope } from './desk.policy.ts'

/** A record in a list of the desk. The day is YYYY-MM-DD. */
export interface DeskLineRow {
  readonly record: object & { readonly __typename: string }
  readonly what: string
  readonly day: string
  /** Days from today until that day; negative where it has passed. */
  readonly days: number
}

/** One list of the desk: how many records of each type it has, and the first of all. */
export interface DeskRecordsRow {
  readonly counts: readonly { readonly type: string; readonly count: number }[]
  readonly lines: readonly DeskLineRow[]
}

/** What {@link deskReader} found. */
export interface DeskRecords {
  /** The first day that counts as newly published. */
  readonly publishedFrom: string
  /** The first day whose missing answer is still news. */
  readonly lateFrom: string
  readonly lists: Readonly<Record<DeskList, DeskRecordsRow>>
}

/** So many records of a list are shown; the public lists have the others. */
const longestList = 5
/** A record is newly published for so many days. */
const newDays = 14
/** That an answer became overdue is news for so many days. */
const lateDays = 7

/** The query of all lists over all sources. What was published last stands first, and in the other lists the earliest day. */
function deskQuery(sources: readonly InboxSource[]) {
  return query((values: DeskScopeValues) => {
    const lines = sources
      .map((source) =>
        kysely
          .selectFrom(source.onDesk(values).as('w'))
          .select([sql.lit(source.recordType).as('record_type'), 'w.list', 'w.id', 'w.what', 'w.day']),
      )
      .reduce((all, more) => all.unionAll(more))
    const order = sql`CASE list WHEN 'published' THEN DATE '2000-01-01' - day ELSE day - DATE '2000-01-01' END, id, what`
    const place = (within: string) =>
      sql<number>`(row_number() OVER (PARTITION BY ${sql.raw(within)} ORDER BY ${order}))::int`
    return (
      kysely
        .with('lines', () => lines)
        .with('placed', (q) =>
          q
            .selectFrom('lines')
            .selectAll()
            .select([
              sql<number>`(count(*) OVER (PARTITION BY list, record_type))::int`.as('of_type'),
              place('list').as('place'),
              place('list, record_type').as('place_in_type'),
            ]),
        )
        .selectFrom('placed as p')
        .select(['p.list', 'p.record_type as recordType', 'p.what', 'p.of_type as ofType', 'p.place'])
        .select((p) => {
          const records = sources.map(
            (source) => sql`WHEN ${sql.lit(source.recordType)} THEN ${source.record(p.ref('p.id'))}`,
          )
          return [
            dayText(p.ref('p.day')).as('day'),
            sql<object>`CASE p.record_type ${sql.join(records, sql` `)} END`.as('record'),
          ]
        })
        // The first of each type comes in any case: it brings the number of its type.
        .where((p) => p.or([p('p.place', '<=', sql.lit(longestList)), p('p.place_in_type', '=', sql.lit(1))]))
        .orderBy('p.list')
        .orderBy('p.place')
    )
  })
}

type Placed = NonNullable<ReturnType<typeof deskQuery>['row']>

/** Reads what stands on the desk of a viewer of some scope today, in one statement. */
export function deskReader(sources: readonly InboxSource[]): (scope: DeskScope) => Promise<DeskRecords> {
  const records = deskQuery(sources)
  const sourceOf = new Map(sources.map((source) => [source.recordType, source]))

  function recordsOf(rows: readonly Placed[], now: string): DeskRecordsRow {
    return {
      counts: sources.flatMap(({ recordType: type }) => {
        const first = rows.find(({ recordType }) => recordType === type)
        return first === undefined ? [] : [{ type, count: first.ofType }]
      }),
      lines: rows
        .filter(({ place }) => place <= longestList)
        .map(({ recordType, what, day, record }) => ({
          record: Object.assign(sourceOf.get(recordType)?.readRecord(record) ?? record, { __typename: recordType }),
          what,
          day,
          days: dayNumber(day) - dayNumber(now),
        })),
    }
  }

  return async (scope) => {
    const day = today()
    const publishedFrom = addDays(day, -newDays)
    const lateFrom = addDays(day, -lateDays)
    const rows = await run(records, { ...scope, today: day, publishedFrom, lateFrom })
    const listOf = (list: DeskList) =>
      recordsOf(
        rows.filter((row) => row.list === list),
        day,
      )
    return {
      publishedFrom,
      lateFrom,
      lists: {
        overdue: listOf('overdue'),
        published: listOf('published'),
        drafts: listOf('drafts'),
        dates: listOf('dates'),
        late: listOf('late'),
      },
    }
  }
}
