/**
 * SQL that reads cases: the same pages over tables of the same shape. It is text, not Kysely, because the same statement runs
 * over the tables of each kind. Days and moments come as text, so that a row looks the same whether it comes from a page or,
 * as JSON, from the inbox.
 */
import type { CaseDefinition, CaseTypes, Column } from './case-kind.ts'

/** What is read of a case's council, `c`, named as Prisma names it. Plain columns: JSON of them took a third of the list's time. */
export const councilColumns: readonly Column[] = [
  ['id', 'c.id'],
  ['slug', 'c.slug'],
  ['departmentId', 'c.department_id'],
  ['areaId', 'c.area_id'],
  ['nameTg', 'c.name_tg'],
  ['nameRu', 'c.name_ru'],
  ['nameEn', 'c.name_en'],
  ['inferred', 'c.inferred'],
  ['sourceCodes', `coalesce(c.source_codes, '{}')`],
  ['demonstration', 'c.demonstration'],
]

/** The name under which a column of the council stands in a row. */
export const councilAlias = ([name]: Column): string => `council.${name}`

/** What the statements need to know of a kind. */
export type CaseSql = Pick<
  CaseDefinition<CaseTypes>,
  'table' | 'transitions' | 'handOverVerb' | 'hasReferral' | 'ownColumns' | 'ownAnswerColumns'
>

/** What is read of an answer, `r`, to a case, `s`. */
export function answerColumns({ hasReferral, ownAnswerColumns }: CaseSql): readonly Column[] {
  return [
    ['id', 'r.id'],
    ['version', 'r.version'],
    ['departmentId', hasReferral ? 'r.department_id' : 's.department_id'],
    ['outcome', 'r.outcome'],
    ['language', 'r.language'],
    ['reasons', 'r.reasons'],
    ...ownAnswerColumns,
    ['signerTitleTg', 'r.signer_title_tg'],
    ['signerTitleRu', 'r.signer_title_ru'],
    ['signerTitleEn', 'r.signer_title_en'],
    ['answeredAt', 'r.answered_at'],
    ['publishedAt', 'r.published_at'],
    ['superseded', 'r.version < s.response_count'],
  ]
}

/** The column of the department that owes the next answer. */
function responsibleColumn({ hasReferral }: CaseSql): string {
  return hasReferral ? 's.responsible_department_id' : 's.department_id'
}

/**
 * Every column of a case but its full text, with its council and answers (newest first), as `rowReader` of case-rows.ts takes
 * them. `s` is the case, `c` its council.
 */
export function caseColumns(sql: CaseSql): string {
  const { table, ownColumns } = sql
  const columns: readonly Column[] = [
    ['id', 's.id'],
    ['reference', 's.reference'],
    ['councilId', 's.council_id'],
    ['departmentId', 's.department_id'],
    ['responsibleDepartmentId', responsibleColumn(sql)],
    ['meetingId', 's.meeting_id'],
    ['decisionId', 's.decision_id'],
    ...ownColumns,
    ['state', 's.state::text'],
    ['original', 's.original'],
    ['titleTg', 's.title_tg'],
    ['titleRu', 's.title_ru'],
    ['titleEn', 's.title_en'],
    ['registeredOn', 's.registered_on::text'],
    ['sentOn', 's.sent_on::text'],
    ['acknowledgeDueOn', 's.acknowledge_due_on::text'],
    ['acknowledgedOn', 's.acknowledged_on::text'],
    ['answerDueOn', 's.answer_due_on::text'],
    ['answeredOn', 's.answered_on::text'],
    ['isPublic', 's.published_at IS NOT NULL'],
    ['responseCount', 's.response_count'],
    ['sourceCodes', `coalesce(s.source_codes, '{}')`],
    ['demonstration', 's.demonstration'],
    ...councilColumns.map((column) => [councilAlias(column), column[1]] as const),
  ]
  return `${columns.map(([name, text]) => `${text} AS "${name}"`).join(', ')},
  CASE WHEN s.response_count = 0 THEN '[]'::json ELSE (
    SELECT json_agg(${answerJson(sql)} ORDER BY r.version DESC)
    FROM ${table}_response r WHERE r.${table}_id = s.id) END AS responses`
}

/** An answer as a JSON array, in the order of `answerColumns`: names would be written for each answer anew. */
function answerJson(sql: CaseSql): string {
  return `json_build_array(${answerColumns(sql)
    .map(([, text]) => text)
    .join(', ')})`
}

/** Answers by their ids: $1. An answer is public from its first moment. */
export function answersByIds(sql: CaseSql): string {
  const { table } = sql
  return `SELECT ${answerJson(sql)} AS answer FROM ${table}_response r JOIN ${table} s ON s.id = r.${table}_id WHERE r.id = ANY($1::uuid[])`
}

/** How many cases of each council are public, by the councils' ids: $1. */
export function publishedCounts({ table }: CaseSql): string {
  return `SELECT council_id AS "councilId", sum(published)::int AS published FROM ${table}_tally WHERE council_id = ANY($1::uuid[]) GROUP BY council_id`
}

/** Full texts of cases by their ids: $1. They are up to 10,000 letters in each language, and few readers of a list want them. */
export function detailsByIds({ table }: CaseSql): string {
  return `SELECT id, detail_tg AS tg, detail_ru AS ru, detail_en AS en FROM ${table} WHERE id = ANY($1::uuid[])`
}

const rowLimits = [11, 21, 51, 101] as const
/** How many rows a statement reads at most. */
export type RowLimit = (typeof rowLimits)[number]

/**
 * The least limit that holds so many rows. The limit is written into the statement: PostgreSQL cannot estimate a parameter and
 * would plan the statement anew each time, which took a quarter of the list's time. Few limits, few plans kept.
 */
export function rowLimitFor(rows: number): RowLimit {
  return rowLimits.find((limit) => limit >= rows) ?? 101
}

const newestFirst = 'ORDER BY s.registered_on DESC, s.id DESC'
const after = `(s.registered_on, s.id) < (coalesce($1::date, 'infinity'), coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`

/** Who sees a case in SQL: everybody once it was handed over, before that whoever reads the drafts of its council: $2. */
export const visibleToReadersOf = '(s.published_at IS NOT NULL OR s.council_id = ANY($2::uuid[]))'

/** One case, or a few, by a condition on `s`. Newest first. */
export function casesWhere(sql: CaseSql, condition: string): string {
  return `SELECT ${caseColumns(sql)} FROM ${sql.table} s JOIN council_view c ON c.id = s.council_id WHERE ${condition} ${newestFirst}`
}

/** Which of the filters a page of the public list uses. */
export interface PageFilters {
  readonly byArea: boolean
  readonly byDepartment: boolean
}

/**
 * A page of the public list in one statement: $1 and $2 are the day and id after which it begins (or null),
 * then the areas and the department, as far as they filter. The first column is the total, from the counters that
 * handing over keeps; it comes in one row of its own where the page is empty.
 */
export function publicPage(sql: CaseSql, limit: RowLimit, { byArea, byDepartment }: PageFilters): string {
  const areas = 'SELECT id FROM council_view WHERE area_id = ANY($3::uuid[])'
  const department = byArea ? '$4::uuid' : '$3::uuid'
  const wanted = [
    's.published_at IS NOT NULL',
    after,
    ...(byDepartment ? [`s.department_id = ${department}`] : []),
  ].join(' AND ')
  const counted = [
    'true',
    ...(byArea ? [`t.council_id IN (${areas})`] : []),
    ...(byDepartment ? [`t.department_id = ${department}`] : []),
  ]
  // A place has few councils: the newest of each, by its index, and the newest of those. Otherwise a place with few
  // cases would have the whole table read.
  const chosen = byArea
    ? `SELECT s.* FROM (${areas}) k CROSS JOIN LATERAL (
        SELECT * FROM ${sql.table} s WHERE s.council_id = k.id AND ${wanted} ${newestFirst} LIMIT ${limit}) s ${newestFirst} LIMIT ${limit}`
    : `SELECT * FROM ${sql.table} s WHERE ${wanted} ${newestFirst} LIMIT ${limit}`
  return `
  SELECT total.count AS total, page.*
  FROM (SELECT coalesce(sum(t.published), 0)::int AS count FROM ${sql.table}_tally t WHERE ${counted.join(' AND ')}) total
  LEFT JOIN LATERAL (
    SELECT ${caseColumns(sql)}
    FROM (${chosen}) s
    JOIN council_view c ON c.id = s.council_id
  ) page ON true
  ORDER BY page."registeredOn" DESC, page.id DESC`
}

/** A page of one council's cases: $1 and $2 as above, $3 the council, $4 whether drafts are shown. */
export function councilPage(sql: CaseSql, limit: RowLimit): string {
  return `
  SELECT ${caseColumns(sql)}
  FROM (SELECT * FROM ${sql.table} s
    WHERE s.council_id = $3 AND (s.published_at IS NOT NULL OR $4) AND ${after}
    ${newestFirst} LIMIT ${limit}) s
  JOIN council_view c ON c.id = s.council_id
  ${newestFirst}`
}

/**
 * What waits for somebody, as rows (id, waiting_for, due_on): $1 the departments and $2 the councils that the viewer acts for,
 * $5 the first day whose answers are still shown to the council. The states follow from the transition table; a case that was
 * referred is `answered` without a day of answer and waits to be acknowledged by its receiver.
 */
export function waitingCases(sql: CaseSql): string {
  const { table, transitions, handOverVerb, hasReferral } = sql
  const statesOf = (verb: string) =>
    transitions
      .filter((step) => step.verb === verb && step.when === undefined && step.from !== null)
      .map(({ from }) => `'${String(from)}'`)
      .join(', ')
  const owed = `s.state IN (${statesOf('acknowledge')}, ${statesOf('answer')}${hasReferral ? `, 'answered'` : ''})`
  return `
    SELECT s.id, CASE WHEN s.state IN (${statesOf('answer')}) THEN 'answer' ELSE 'acknowledge' END AS waiting_for,
      CASE WHEN s.state IN (${statesOf('acknowledge')}) THEN s.acknowledge_due_on ELSE s.answer_due_on END AS due_on
    FROM ${table} s WHERE ${responsibleColumn(sql)} = ANY($1::uuid[]) AND ${owed}${hasReferral ? ` AND s.answered_on IS NULL` : ''}
    UNION ALL
    SELECT s.id, CASE s.state WHEN 'answered' THEN 'read' ELSE '${handOverVerb}' END, NULL
    FROM ${table} s
    WHERE s.council_id = ANY($2::uuid[]) AND (s.state IN (${statesOf(handOverVerb)}) OR (s.state = 'answered' AND s.answered_on >= $5::date))`
}
