import { sql } from 'kysely'
import { addDays, isCalendarDay } from '@hamkori/schema/dates'
import { daysLeft, dueSoonDays, dueState } from '@hamkori/schema/response-clock'
import type { DueState } from '@hamkori/schema/response-clock'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { InboxScopeValues, InboxSource } from '../../platform/inbox.ts'
import { connectionOf, isUuid, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { asDate, dayText, kysely, query } from '../../platform/query.ts'
import type { InboxScope } from './inbox.policy.ts'

/** A record that waits for the viewer. Days are YYYY-MM-DD. */
export interface InboxItemRow {
  readonly record: object & { readonly __typename: string }
  /** A verb of the record's transition table, or `read` where the council has an answer to read. */
  readonly waitingFor: string
  readonly dueOn: string | null
  readonly state: DueState
  readonly daysLeft: number | null
}

/** What waits for the viewer: the numbers of all of it, and one page of the items, the most urgent first. */
export interface InboxRow {
  readonly departmentId: string | null
  readonly overdue: number
  readonly dueSoon: number
  readonly total: number
  readonly page: Connection<InboxItemRow>
}

/** Where an item stands: by its date, those without one last, answers to read after the rest, then by its id. */
interface InboxKey {
  readonly dueOn: string
  readonly isAnswer: boolean
  readonly id: string
}

/** Stands for no date, after every day: `infinity` of PostgreSQL. */
const noDate = 'infinity'

/** An answer is shown to its council for so many days. */
const readingDays = 30

type InboxValues = InboxScopeValues & {
  readonly today: string
  readonly soon: string
  readonly afterDueOn: string
  readonly afterIsAnswer: boolean
  readonly afterId: string
  readonly limit: number
}

/** Comes before every item. */
const beforeAll: InboxKey = { dueOn: '-infinity', isAnswer: false, id: '00000000-0000-0000-0000-000000000000' }

/** The query of what waits in all sources. The records themselves are read for one page alone. */
function inboxQuery(sources: readonly InboxSource[]) {
  return query((values: InboxValues) => {
    const waiting = sources
      .map((source) =>
        kysely
          .selectFrom(source.waiting(values).as('w'))
          .select([sql.lit(source.recordType).as('record_type'), 'w.id', 'w.waiting_for', 'w.due_on'])
          .select(sql<Date>`coalesce(w.due_on, ${sql.lit(noDate)}::date)`.as('urgency'))
          .select(sql<boolean>`w.waiting_for = 'read'`.as('is_answer')),
      )
      .reduce((all, more) => all.unionAll(more))
    const inTime = { today: asDate(values.today), soon: asDate(values.soon) }
    return kysely
      .with('waiting', () => waiting)
      .with('numbers', (q) =>
        q
          .selectFrom('waiting')
          .select([
            sql<number>`count(*)::int`.as('total'),
            sql<number>`(count(*) FILTER (WHERE due_on < ${inTime.today}))::int`.as('overdue'),
            sql<number>`(count(*) FILTER (WHERE due_on BETWEEN ${inTime.today} AND ${inTime.soon}))::int`.as(
              'due_soon',
            ),
          ]),
      )
      .with('urgent', (q) =>
        q
          .selectFrom('waiting')
          .selectAll()
          .where(
            sql<boolean>`(urgency, is_answer, id) > (${asDate(values.afterDueOn)}, ${values.afterIsAnswer}::boolean, ${values.afterId}::uuid)`,
          )
          .orderBy('urgency')
          .orderBy('is_answer')
          .orderBy('id')
          .limit(values.limit),
      )
      .selectFrom('numbers as n')
      .leftJoin('urgent as u', (join) => join.onTrue())
      .select(['n.total', 'n.overdue', 'n.due_soon as dueSoon'])
      .select(['u.id', 'u.record_type as recordType', 'u.waiting_for as waitingFor', 'u.is_answer as isAnswer'])
      .select((u) => {
        const records = sources.map(
          (source) => sql`WHEN ${sql.lit(source.recordType)} THEN ${source.record(u.ref('u.id').$castTo<string>())}`,
        )
        return [
          dayText(u.ref('u.due_on')).as('dueOn'),
          sql<object | null>`CASE u.record_type ${sql.join(records, sql` `)} END`.as('record'),
        ]
      })
      .orderBy('u.urgency')
      .orderBy('u.is_answer')
      .orderBy('u.id')
  })
}

type Waiting = NonNullable<ReturnType<typeof inboxQuery>['row']>
type WaitingRecord = {
  readonly [Name in keyof Waiting]: Name extends 'dueOn' ? Waiting[Name] : NonNullable<Waiting[Name]>
}

/**
 * Reads what waits in these sources for a viewer of some scope today, in one statement.
 * @throws GraphQLError (BAD_USER_INPUT) for a page that no list has.
 */
export function inboxReader(
  sources: readonly InboxSource[],
): (scope: InboxScope, args: ConnectionArguments) => Promise<InboxRow> {
  const waiting = inboxQuery(sources)
  const sourceOf = new Map(sources.map((source) => [source.recordType, source]))
  return async ({ departmentId, ...reach }, args) => {
    const page = readPage(args, readKey)
    const { dueOn, isAnswer, id } = page.after ?? beforeAll
    const day = today()
    const rows = await run(waiting, {
      ...reach,
      answeredFrom: addDays(day, -readingDays),
      today: day,
      soon: addDays(day, dueSoonDays),
      afterDueOn: dueOn,
      afterIsAnswer: isAnswer,
      afterId: id,
      limit: page.first + 1,
    })
    const items = rows
      .filter((row): row is WaitingRecord => row.record !== null)
      .map((row) => ({ ...itemOf(row, sourceOf.get(row.recordType), day), key: keyOf(row) }))
    const { total = 0, overdue = 0, dueSoon = 0 } = rows[0] ?? {}
    return { departmentId, total, overdue, dueSoon, page: connectionOf(items, page, ({ key }) => key) }
  }
}

function keyOf({ dueOn, isAnswer, id }: WaitingRecord): readonly string[] {
  return [dueOn ?? noDate, String(isAnswer), id]
}

function readKey([dueOn = '', isAnswer = '', id]: string[]): InboxKey | null {
  const isDay = dueOn === noDate || isCalendarDay(dueOn)
  return isDay && /^(true|false)$/.test(isAnswer) && isUuid(id) ? { dueOn, isAnswer: isAnswer === 'true', id } : null
}

function itemOf(
  { recordType, waitingFor, dueOn, record }: WaitingRecord,
  source: InboxSource | undefined,
  day: string,
): InboxItemRow {
  return {
    record: Object.assign(source?.readRecord(record) ?? record, { __typename: recordType }),
    waitingFor,
    dueOn,
    state: stateOf(waitingFor, dueOn, day),
    daysLeft: daysLeft({ startedOn: day, dueOn }, day),
  }
}

function stateOf(waitingFor: string, dueOn: string | null, day: string): DueState {
  if (waitingFor === 'read') return 'met'
  return dueOn === null ? 'notStarted' : dueState({ startedOn: day, dueOn }, day)
}
