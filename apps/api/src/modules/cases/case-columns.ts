import { sql } from 'kysely'
import type { AliasedExpression, Expression, InferResult, RawBuilder } from 'kysely'
import { dayText, kysely } from '../../platform/query.ts'
import type { AnswerRow, CaseOfRow, CaseRow } from './case-kind.ts'
import { r, s, tablesOf } from './case-tables.ts'
import type { CaseTable, QueriedKind } from './case-tables.ts'

/** An answer as a query gives it, in the order of {@link answerColumns}: names would be written for each answer anew. */
type RawAnswer = readonly unknown[]
/** A case as a query gives it: the council in columns of its own, answers as arrays. */
export type RawCase = InferResult<ReturnType<typeof selectCases>>[number]

/** Expressions for the columns of a row that comes as JSON, in which days and moments are text. */
type JsonColumns<Row> = {
  readonly [Name in keyof Row]: Expression<string extends Row[Name] ? Row[Name] | Date : Row[Name]>
}

/** What is read of an answer, `r`, to a case, `s`, by the names of a row. */
function answerColumns({ hasReferral, ownAnswerColumns }: QueriedKind): Readonly<Record<string, Expression<unknown>>> {
  const common: JsonColumns<Omit<AnswerRow, 'caseId'>> = {
    id: r.ref('r.id'),
    version: r.ref('r.version'),
    departmentId: r.ref('r.department_id'),
    outcome: r.ref('r.outcome'),
    referredToId: hasReferral ? sql.ref<string>('r.referred_to_id') : sql<string | null>`NULL`,
    // A column of text; the input of an answer lets in nothing else.
    language: r.ref('r.language').$castTo<AnswerRow['language']>(),
    reasons: r.ref('r.reasons'),
    omissionReason: r.ref('r.omission_reason'),
    signerTitleTg: r.ref('r.signer_title_tg'),
    signerTitleRu: r.ref('r.signer_title_ru'),
    signerTitleEn: r.ref('r.signer_title_en'),
    answeredAt: r.ref('r.answered_at'),
    publishedAt: r.ref('r.published_at'),
    superseded: sql<boolean>`${r.ref('r.version')} < ${s.ref('s.response_count')}`,
  }
  const own = Object.entries(ownAnswerColumns).map(([name, column]) => [name, sql.ref(`r.${column}`)] as const)
  return { ...common, ...Object.fromEntries(own) }
}

/** An answer, `r`, to a case, `s`, as {@link answerReader} takes it. */
export function answerJson(kind: QueriedKind): RawBuilder<RawAnswer> {
  return sql`json_build_array(${sql.join(Object.values(answerColumns(kind)))})`
}

/** The answers to a case, `s`, the newest first. */
function answersJson(kind: QueriedKind): RawBuilder<RawAnswer[]> {
  const { answers, caseOfAnswer } = tablesOf(kind)
  const ofCase = kysely
    .selectFrom(answers)
    .select((answer) =>
      answer.fn
        .agg('json_agg', [answerJson(kind)])
        .orderBy('r.version', 'desc')
        .as('answers'),
    )
    .where(caseOfAnswer, '=', s.ref('s.id'))
  return sql`CASE WHEN ${s.ref('s.response_count')} = 0 THEN '[]'::json ELSE ${ofCase} END`
}

/**
 * Every column of some cases but their full texts, with their councils and answers, as {@link rowReader} takes them. Days come
 * as text, so that a case looks the same whether it comes as a row or, in the inbox, as JSON.
 */
export function selectCases(kind: QueriedKind, cases: AliasedExpression<CaseTable, 's'>) {
  return (
    kysely
      .selectFrom(cases)
      // Plain columns: JSON of the council took a third of the list's time.
      .innerJoin('council_view as c', 'c.id', 's.council_id')
      .select([
        'c.id as council.id',
        'c.slug as council.slug',
        'c.department_id as council.departmentId',
        'c.area_id as council.areaId',
        'c.name_tg as council.nameTg',
        'c.name_ru as council.nameRu',
        'c.name_en as council.nameEn',
        'c.inferred as council.inferred',
        'c.source_codes as council.sourceCodes',
        'c.demonstration as council.demonstration',
      ])
      .select([
        's.id',
        's.reference',
        's.council_id as councilId',
        's.department_id as departmentId',
        's.responsible_department_id as responsibleDepartmentId',
        's.meeting_id as meetingId',
        's.decision_id as decisionId',
        's.state',
        's.original',
        's.title_tg as titleTg',
        's.title_ru as titleRu',
        's.title_en as titleEn',
        's.response_count as responseCount',
        's.merged_into as mergedInto',
        's.version',
        's.demonstration',
      ])
      .select([
        dayText(s.ref('s.registered_on')).as('registeredOn'),
        dayText(s.ref('s.sent_on')).as('sentOn'),
        dayText(s.ref('s.acknowledge_due_on')).as('acknowledgeDueOn'),
        dayText(s.ref('s.acknowledged_on')).as('acknowledgedOn'),
        dayText(s.ref('s.answer_due_on')).as('answerDueOn'),
        dayText(s.ref('s.answered_on')).as('answeredOn'),
        dayText(s.ref('s.action_due_on')).as('actionDueOn'),
        dayText(s.ref('s.reported_on')).as('reportedOn'),
        dayText(s.ref('s.verified_on')).as('verifiedOn'),
        dayText(s.ref('s.ended_on')).as('endedOn'),
        sql<boolean>`${s.ref('s.published_at')} IS NOT NULL`.as('isPublic'),
        sql<string[]>`coalesce(${s.ref('s.source_codes')}, '{}')`.as('sourceCodes'),
        answersJson(kind).as('responses'),
      ])
      .select(Object.entries(kind.ownColumns).map(([name, column]) => sql.ref(`s.${column}`).as(name)))
  )
}

/**
 * Makes cases out of rows of {@link selectCases}. The row itself becomes the case: a copy of every column took a twentieth of the
 * list's time.
 */
export function rowReader<Row extends CaseRow>(queried: QueriedKind, kind: CaseOfRow): (raw: RawCase) => Row {
  const readAnswer = answerReader<Row['responses'][number]>(queried)
  function readCase(raw: RawCase): CaseRow {
    const council = {
      id: raw['council.id'],
      slug: raw['council.slug'],
      departmentId: raw['council.departmentId'],
      areaId: raw['council.areaId'],
      nameTg: raw['council.nameTg'],
      nameRu: raw['council.nameRu'],
      nameEn: raw['council.nameEn'],
      inferred: raw['council.inferred'],
      sourceCodes: raw['council.sourceCodes'],
      demonstration: raw['council.demonstration'],
    }
    return Object.assign(raw, { kind, council, responses: raw.responses.map((answer) => readAnswer(answer, raw.id)) })
  }
  // The kind's own columns have the types of its rows by the type of its definition.
  return (raw) => readCase(raw) as Row
}

/** Makes answers to a case out of arrays of {@link answerJson}. */
export function answerReader<Answer extends AnswerRow>(kind: QueriedKind): (raw: RawAnswer, caseId: string) => Answer {
  const names = Object.keys(answerColumns(kind))
  return (raw, caseId) => {
    const answer: Record<string, unknown> = { caseId }
    names.forEach((name, at) => (answer[name] = raw[at]))
    return answer as unknown as Answer
  }
}
