import { caseStages } from '@hamkori/schema/cases.constants'
import type { AnswerState, CaseStage } from '@hamkori/schema/cases.constants'
import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import { today } from '../../platform/clock.ts'
import { run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, kysely, queryInShapes } from '../../platform/query.ts'
import { selectCases } from './case-columns.ts'
import type { RawCase } from './case-columns.ts'
import { newestFirst, noKey, rowLimitFor, rowLimits, standsAfter } from './case-pages.ts'
import type { CaseKey } from './case-pages.ts'
import { hasReached } from './case-stages.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'

/** What the public list can be narrowed to; null is no limit. */
export interface CaseFilters {
  /** Councils of these places, by id. */
  readonly areaIds: readonly string[] | null
  /** One council, by its name in addresses. */
  readonly councilSlug: string | null
  /** The department that owes the answer or gave it, by id. */
  readonly departmentId: string | null
  /** Those that may owe the answer or have given it, by id. */
  readonly departmentIds: readonly string[] | null
  /** The first day on which it was sent, YYYY-MM-DD. */
  readonly sentFrom: string | null
  readonly answerState: AnswerState | null
  readonly stage: CaseStage | null
  /** Of kinds that have topics. */
  readonly topic: string | null
  /** Of kinds that are made at round tables: which, by its name in addresses. */
  readonly gatheringSlug: string | null
  /** The year of registration. */
  readonly year: number | null
}

/** One row more than a page holds, and how many there are in all. */
export interface PublicPage<Row> {
  readonly rows: Row[]
  readonly total: number
}

/** The values of the query: a filter that is not in its shape is not read. */
interface PageValues extends CaseKey {
  readonly areaIds: readonly string[]
  readonly councilSlug: string
  readonly departmentId: string
  readonly departmentIds: readonly string[] | null
  readonly sentFrom: string | null
  readonly answerState: AnswerState | null
  readonly stage: CaseStage | null
  readonly topic: string | null
  readonly gatheringSlug: string | null
  readonly fromDay: string
  readonly toDay: string
  readonly today: string
}

/** How the answer to a case, `s`, stands on a day. What was taken back before its answer is owed none. */
function answerStateOn(day: string): Expression<string> {
  return sql`CASE WHEN ${s.ref('s.answered_on')} > ${s.ref('s.answer_due_on')} THEN 'answeredLate'
    WHEN ${s.ref('s.answered_on')} IS NOT NULL THEN 'answeredInTime'
    WHEN ${s.ref('s.ended_on')} IS NOT NULL THEN 'notOwed'
    WHEN ${s.ref('s.answer_due_on')} < ${asDate(day)} THEN 'overdue' ELSE 'waiting' END`
}

/**
 * True for a case, `s`, that fits state, stage, topic, round table, year, the place of its department and the day of sending. They are one
 * trait of the query and not seven: what is rarely asked does not multiply the plans that are kept.
 */
function fits(kind: QueriedKind, values: PageValues): Expression<SqlBool> {
  const topic = kind.ownColumns['topic']
  const conditions: Expression<SqlBool>[] = [
    sql<boolean>`${s.ref('s.registered_on')} BETWEEN ${asDate(values.fromDay)} AND ${asDate(values.toDay)}`,
    sql<boolean>`CASE ${values.answerState}::text WHEN 'unanswered' THEN ${s.ref('s.answered_on')} IS NULL AND ${s.ref('s.ended_on')} IS NULL
      ELSE ${answerStateOn(values.today)} = coalesce(${values.answerState}::text, ${answerStateOn(values.today)}) END`,
    sql<boolean>`CASE ${values.stage}::text ${sql.join(
      caseStages.map((stage) => sql`WHEN ${sql.lit(stage)} THEN ${hasReached(kind, stage, values.today)}`),
      sql` `,
    )} ELSE true END`,
    sql<boolean>`${s.ref('s.responsible_department_id')} = ANY(coalesce(${values.departmentIds}::uuid[], ARRAY[${s.ref('s.responsible_department_id')}]))`,
    sql<boolean>`${s.ref('s.sent_on')} >= coalesce(${values.sentFrom}::date, ${s.ref('s.sent_on')})`,
  ]
  if (topic !== undefined)
    conditions.push(
      sql<boolean>`${sql.ref(`s.${topic}`)}::text = coalesce(${values.topic}::text, ${sql.ref(`s.${topic}`)}::text)`,
    )
  const gathering = kind.ownColumns['gatheringSlug']
  // A draft of a round table is its planners' own: nobody learns of it by what was made there.
  if (gathering !== undefined)
    conditions.push(
      sql<boolean>`(${values.gatheringSlug}::text IS NULL OR ${sql.ref(`s.${gathering}`)} = ${values.gatheringSlug}::text
        AND EXISTS (SELECT FROM gathering_view g WHERE g.slug = ${values.gatheringSlug}::text AND g.state NOT IN ('draft', 'discarded')))`,
    )
  return s.and(conditions)
}

function publicPageQuery(kind: QueriedKind) {
  const { cases, tally } = tablesOf(kind)
  // The page hangs on the total, so that an empty page still brings it.
  return queryInShapes(
    {
      limit: rowLimits,
      after: [true, false],
      byArea: [true, false],
      byCouncil: [true, false],
      byDepartment: [true, false],
      narrowed: [true, false],
    },
    (values: PageValues, { limit, after, byArea, byCouncil, byDepartment, narrowed }) => {
      const councils = kysely
        .selectFrom('council_view')
        .select('id')
        .$if(byArea, (among) => among.where('area_id', '=', any(values.areaIds)))
        .$if(byCouncil, (among) => among.where('slug', '=', values.councilSlug))
      const newest = newestFirst(kind)
        .where('s.published_at', 'is not', null)
        .$if(after, (page) => page.where(standsAfter(values)))
        .$if(byDepartment, (page) => page.where('s.responsible_department_id', '=', values.departmentId))
        .$if(narrowed, (page) => page.where(fits(kind, values)))
        .limit(sql.lit(limit))
      // A place has few councils: the newest of each, by its index, and the newest of those. Otherwise a place with few
      // cases would have the whole table read.
      const newestOfCouncils = kysely
        .selectFrom(councils.as('k'))
        .crossJoinLateral((k) => newest.where('s.council_id', '=', k.ref('k.id')).as('s'))
        .selectAll('s')
        .orderBy('s.registered_on', 'desc')
        .orderBy('s.id', 'desc')
        .limit(sql.lit(limit))
      // The counters that handing over keeps know councils and the departments addressed, and nothing that changes afterwards.
      const isCounted = !narrowed && !byDepartment
      const tallied = kysely
        .selectFrom(tally)
        .select(sql<number>`coalesce(sum(t.published), 0)::int`.as('total'))
        .$if(byArea || byCouncil, (counted) => counted.where('t.council_id', 'in', councils))
      const counted = kysely
        .selectFrom(cases)
        .select(sql<number>`count(*)::int`.as('total'))
        .where('s.published_at', 'is not', null)
        .$if(byArea || byCouncil, (all) => all.where('s.council_id', 'in', councils))
        .$if(byDepartment, (all) => all.where('s.responsible_department_id', '=', values.departmentId))
        .$if(narrowed, (all) => all.where(fits(kind, values)))
      const page = selectCases(kind, (byArea || byCouncil ? newestOfCouncils : newest).as('s'))
      return kysely
        .selectFrom((isCounted ? tallied : counted).as('counted'))
        .leftJoinLateral(page.as('page'), (join) => join.onTrue())
        .select('counted.total')
        .selectAll('page')
        .orderBy('page.registeredOn', 'desc')
        .orderBy('page.id', 'desc')
    },
  )
}

/** Reads the public list of a kind, a page at a time, each in one statement. */
export function publicPageReader<Row>(kind: QueriedKind, readRow: (raw: RawCase) => Row) {
  const pages = publicPageQuery(kind)
  return async ({ first, after }: Page<CaseKey>, filters: CaseFilters): Promise<PublicPage<Row>> => {
    const {
      areaIds,
      councilSlug,
      departmentId,
      departmentIds,
      sentFrom,
      answerState,
      stage,
      topic,
      gatheringSlug,
      year,
    } = filters
    const shape = {
      limit: rowLimitFor(first + 1),
      after: after !== null,
      byArea: areaIds !== null,
      byCouncil: councilSlug !== null,
      byDepartment: departmentId !== null,
      narrowed: [departmentIds, sentFrom, answerState, stage, topic, gatheringSlug, year].some(
        (value) => value !== null,
      ),
    }
    const rows = await run(pages(shape), {
      ...(after ?? noKey),
      areaIds: areaIds ?? [],
      councilSlug: councilSlug ?? '',
      departmentId: departmentId ?? '',
      departmentIds,
      sentFrom,
      answerState,
      stage,
      topic,
      gatheringSlug,
      fromDay: `${year ?? '0001'}-01-01`,
      toDay: `${year ?? '9999'}-12-31`,
      today: today(),
    })
    // Where the page is empty, the one row that comes carries the total and nothing else.
    const found = rows.slice(0, first + 1).filter((row): row is RawCase & { total: number } => row.id !== null)
    return { rows: found.map(readRow), total: rows[0]?.total ?? 0 }
  }
}
