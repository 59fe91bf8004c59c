/**
 * SQL of the records that a council addresses to a department and the department answers: the same pages over tables of
 * the same shape. Days and moments come as text, so that a row looks the same whether it comes from a page or, as JSON,
 * from the inbox.
 */

/** A value of an answer or a council: the name it has in code, and its column. */
export type Part = readonly [name: string, column: string]

/** What is read of a record's council, `c`, named as Prisma names it. Plain columns: JSON of them took a third of the list's time. */
export const councilParts: readonly Part[] = [
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

/** The column in which a part of the council stands in a row. */
export const councilColumn = ([name]: Part): string => `council.${name}`

/** What tells the two tables apart. `s` is the alias of the record. */
export interface AddressedSql {
  readonly table: 'shortcoming' | 'proposal'
  /** Columns that only this kind of record has, each followed by a comma. */
  readonly ownColumns: string
  /** What only an answer of this kind has; `r` is the answer. */
  readonly ownAnswerParts: readonly Part[]
}

/** What is read of an answer, `r`, to a record, `s`. */
export function answerParts({ ownAnswerParts }: AddressedSql): readonly Part[] {
  return [
    ['id', 'r.id'],
    ['version', 'r.version'],
    ['outcome', 'r.outcome'],
    ['language', 'r.language'],
    ['reasons', 'r.reasons'],
    ...ownAnswerParts,
    ['signerTitleTg', 'r.signer_title_tg'],
    ['signerTitleRu', 'r.signer_title_ru'],
    ['signerTitleEn', 'r.signer_title_en'],
    ['answeredAt', 'r.answered_at'],
    ['publishedAt', 'r.published_at'],
    ['superseded', 'r.version < s.response_count'],
  ]
}

/**
 * Every column of a record but its full text, with its council and answers (newest first), as `rowReader` of addressed-rows.ts takes them.
 * `s` is the record, `c` its council.
 */
export function addressedColumns(sql: AddressedSql): string {
  const { table, ownColumns } = sql
  return `
  s.id, s.reference, s.council_id AS "councilId", s.department_id AS "departmentId", s.meeting_id AS "meetingId",
  s.decision_id AS "decisionId", ${ownColumns}
  s.state::text, s.original, s.title_tg AS "titleTg", s.title_ru AS "titleRu", s.title_en AS "titleEn",
  s.registered_on::text AS "registeredOn", s.acknowledge_due_on::text AS "acknowledgeDueOn",
  s.acknowledged_on::text AS "acknowledgedOn", s.answer_due_on::text AS "answerDueOn", s.answered_on::text AS "answeredOn",
  s.published_at IS NOT NULL AS "isPublic", s.response_count AS "responseCount", coalesce(s.source_codes, '{}') AS "sourceCodes",
  s.demonstration, ${councilParts.map((part) => `${part[1]} AS "${councilColumn(part)}"`).join(', ')},
  CASE WHEN s.response_count = 0 THEN '[]'::json ELSE (
    SELECT json_agg(${answerJson(sql)} ORDER BY r.version DESC)
    FROM ${table}_response r WHERE r.${table}_id = s.id) END AS responses`
}

/** An answer as a JSON array, in the order of `answerParts`: names would be written for each answer anew. */
function answerJson(sql: AddressedSql): string {
  return `json_build_array(${answerParts(sql)
    .map(([, column]) => column)
    .join(', ')})`
}

/** Answers by their ids: $1. An answer is public from its first moment. */
export function answersByIds(sql: AddressedSql): string {
  const { table } = sql
  return `SELECT ${answerJson(sql)} AS answer FROM ${table}_response r JOIN ${table} s ON s.id = r.${table}_id WHERE r.id = ANY($1::uuid[])`
}

/** Full texts of records by their ids: $1. They are up to 10,000 letters in each language, and few readers of a list want them. */
export function detailsByIds({ table }: AddressedSql): string {
  return `SELECT id, detail_tg AS tg, detail_ru AS ru, detail_en AS en FROM ${table} WHERE id = ANY($1::uuid[])`
}

const rowLimits = [11, 21, 51, 101] as const
/** How many rows a statement reads at most. */
export type RowLimit = (typeof rowLimits)[number]

/**
 * The least limit that holds so many rows. The limit is written into the statement: as a parameter PostgreSQL would have to guess it,
 * would distrust its own plan and make a new one each time, which took a quarter of the list's time. Few limits, few plans kept.
 */
export function rowLimitFor(rows: number): RowLimit {
  return rowLimits.find((limit) => limit >= rows) ?? 101
}

const newestFirst = 'ORDER BY s.registered_on DESC, s.id DESC'
const after = `(s.registered_on, s.id) < (coalesce($1::date, 'infinity'), coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`

/** One record, or a few, by a condition on `s`. Newest first. */
export function addressedWhere(sql: AddressedSql, condition: string): string {
  return `SELECT ${addressedColumns(sql)} FROM ${sql.table} s JOIN council_view c ON c.id = s.council_id WHERE ${condition} ${newestFirst}`
}

/** Which of the filters a page of the public list uses. */
export interface PageFilters {
  readonly byArea: boolean
  readonly byDepartment: boolean
}

/**
 * A page of the public list in one statement: $1 and $2 are the day and id after which it begins (or null),
 * then the areas and the department, as far as they filter. The first column is the total, from the counters that
 * sending keeps; it comes in one row of its own where the page is empty.
 */
export function publicPage(sql: AddressedSql, limit: RowLimit, { byArea, byDepartment }: PageFilters): string {
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
  // records would have the whole table read.
  const chosen = byArea
    ? `SELECT s.* FROM (${areas}) k CROSS JOIN LATERAL (
        SELECT * FROM ${sql.table} s WHERE s.council_id = k.id AND ${wanted} ${newestFirst} LIMIT ${limit}) s ${newestFirst} LIMIT ${limit}`
    : `SELECT * FROM ${sql.table} s WHERE ${wanted} ${newestFirst} LIMIT ${limit}`
  return `
  SELECT total.count AS total, page.*
  FROM (SELECT coalesce(sum(t.published), 0)::int AS count FROM ${sql.table}_tally t WHERE ${counted.join(' AND ')}) total
  LEFT JOIN LATERAL (
    SELECT ${addressedColumns(sql)}
    FROM (${chosen}) s
    JOIN council_view c ON c.id = s.council_id
  ) page ON true
  ORDER BY page."registeredOn" DESC, page.id DESC`
}

/** A page of one council's records: $1 and $2 as above, $3 the council, $4 whether drafts are shown. */
export function councilPage(sql: AddressedSql, limit: RowLimit): string {
  return `
  SELECT ${addressedColumns(sql)}
  FROM (SELECT * FROM ${sql.table} s
    WHERE s.council_id = $3 AND (s.published_at IS NOT NULL OR $4) AND ${after}
    ${newestFirst} LIMIT ${limit}) s
  JOIN council_view c ON c.id = s.council_id
  ${newestFirst}`
}
