import { sql } from 'kysely'
import type { Expression, SqlBool } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'
import { discardedNumber } from '../../platform/record-types.ts'
import type { DiscardedNumberShape } from '../../platform/record-types.ts'
import { answerJson, answerReader, rowReader, selectCases } from './case-columns.ts'
import type { CaseOfRow, CaseRow } from './case-kind.ts'
import type { DraftReach } from './cases.policy.ts'
import { newestFirst, noKey, rowLimitFor, rowLimits, standsAfter } from './case-pages.ts'
import type { CaseKey } from './case-pages.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'
import { periodReader } from './period-cases.queries.ts'
import { publicPageReader } from './public-page.queries.ts'
import { similarCases } from './similar-cases.queries.ts'
import type { RegisteringCouncil } from './similar-cases.queries.ts'

/** Whose drafts a reader sees, as the queries take it. */
interface DraftValues {
  readonly draftCouncils: readonly string[]
  readonly allDrafts: boolean
}

const draftValues = (drafts: DraftReach): DraftValues =>
  drafts === 'everybody' ? { draftCouncils: [], allDrafts: true } : { draftCouncils: drafts, allDrafts: false }

/** Who sees a case, `s`: everybody once it was handed over, before that whoever reads the drafts of its council. */
function visibleTo({ draftCouncils, allDrafts }: DraftValues): Expression<SqlBool> {
  return s.or([
    s('s.published_at', 'is not', null),
    s('s.council_id', '=', any(draftCouncils)),
    sql<boolean>`${allDrafts}::boolean`,
  ])
}

/** Full texts of the cases of a kind. They are up to 10,000 letters in each language, and few readers of a list want them. */
export function detailReader(kind: QueriedKind): CaseOfRow['detailsByIds'] {
  const details = query((values: { ids: readonly string[] }) =>
    kysely
      .selectFrom(tablesOf(kind).cases)
      .select(['s.id', 's.detail_tg as tg', 's.detail_ru as ru', 's.detail_en as en'])
      .where('s.id', '=', any(values.ids)),
  )
  return async (ids) => new Map((await run(details, { ids })).map((row) => [row.id, row]))
}

/** The queries of one kind. */
function caseQueries(kind: QueriedKind) {
  const { cases, answers, caseOfAnswer, tally } = tablesOf(kind)
  const selected = selectCases(kind, cases).orderBy('s.registered_on', 'desc').orderBy('s.id', 'desc')

  return {
    dueFrom: query((values: { day: string }) =>
      kysely
        .selectFrom(cases)
        .select('s.id')
        .select((row) => [
          dayText(row.ref('s.sent_on').$castTo<Date>()).as('sentOn'),
          dayText(row.ref('s.acknowledge_due_on').$castTo<Date>()).as('acknowledgeDueOn'),
          dayText(row.ref('s.answer_due_on').$castTo<Date>()).as('answerDueOn'),
        ])
        .where('s.sent_on', 'is not', null)
        .where('s.answer_due_on', '>=', asDate(values.day))
        .orderBy('s.id'),
    ),
    anyById: query((values: { id: string }) => selected.where('s.id', '=', values.id)),

    byReference: query((values: DraftValues & { reference: string }) =>
      selected.where('s.reference', '=', values.reference).where(visibleTo(values)),
    ),

    discarded: query((values: { reference: string }) =>
      kysely
        .selectFrom(cases)
        .innerJoin('transition as d', (join) =>
          join.onRef('d.record_id', '=', 's.id').on('d.record_type', '=', sql.lit(kind.recordType)),
        )
        .select(['s.reference', 'd.at', 'd.reason'])
        .where('s.reference', '=', values.reference)
        .where('d.verb', '=', sql.lit('discard')),
    ),

    byIds: query((values: DraftValues & { ids: readonly string[] }) =>
      selected.where('s.id', '=', any(values.ids)).where(visibleTo(values)),
    ),

    ofMeetings: query((values: DraftValues & { meetingIds: readonly string[] }) =>
      selected.where('s.meeting_id', '=', any(values.meetingIds)).where(visibleTo(values)),
    ),

    // An answer is public from its first moment.
    answersByIds: query((values: { ids: readonly string[] }) =>
      kysely
        .selectFrom(answers)
        .innerJoin(cases, (join) => join.on('s.id', '=', caseOfAnswer))
        .select(answerJson(kind).as('answer'))
        .select('s.id as caseId')
        .where('r.id', '=', any(values.ids)),
    ),

    publishedCounts: query((values: { councilIds: readonly string[] }) =>
      kysely
        .selectFrom(tally)
        .select(['t.council_id as councilId', sql<number>`sum(t.published)::int`.as('published')])
        .where('t.council_id', '=', any(values.councilIds))
        .groupBy('t.council_id'),
    ),

    ofCouncil: queryInShapes(
      { limit: rowLimits, after: [true, false], withDrafts: [true, false] },
      (values: CaseKey & { councilId: string }, { limit, after, withDrafts }) =>
        selectCases(
          kind,
          newestFirst(kind)
            .where('s.council_id', '=', values.councilId)
            .$if(!withDrafts, (page) => page.where('s.published_at', 'is not', null))
            .$if(after, (page) => page.where(standsAfter(values)))
            .limit(sql.lit(limit))
            .as('s'),
        )
          .orderBy('s.registered_on', 'desc')
          .orderBy('s.id', 'desc'),
    ),
  }
}

/**
 * The reads of one kind; each is one statement. `drafts` says whose drafts the viewer sees: what is not public is
 * left out by SQL.
 */
export function caseReader<Row extends CaseRow>(queried: QueriedKind, kind: CaseOfRow) {
  const queries = caseQueries(queried)
  const readRow = rowReader<Row>(queried, kind)
  const findSimilar = similarCases(queried)
  const readAnswer = answerReader<Row['responses'][number]>(queried)

  return {
    readRow,

    /** One case for an action, drafts too: its policy decides. Null for an unknown id. */
    forAction: async (id: string): Promise<Row | null> => (await run(queries.anyById, { id })).map(readRow)[0] ?? null,

    /** The cases whose answer is due on this day or later, with their dates. Days are YYYY-MM-DD. */
    dueFrom: (day: string, tx: Tx) => run(queries.dueFrom, { day }, tx),

    /** One case by its printed reference. */
    byReference: async (reference: string, drafts: DraftReach): Promise<Row | null> =>
      (await run(queries.byReference, { reference, ...draftValues(drafts) })).map(readRow)[0] ?? null,

    /** When and why the number of a case was discarded; null where it was not. */
    discarded: async (reference: string): Promise<DiscardedNumberShape | null> =>
      (await run(queries.discarded, { reference })).map(discardedNumber)[0] ?? null,

    /** Cases by their ids. */
    byIds: async (ids: readonly string[], drafts: DraftReach): Promise<ReadonlyMap<string, Row>> =>
      new Map((await run(queries.byIds, { ids, ...draftValues(drafts) })).map(readRow).map((row) => [row.id, row])),

    /** Answers by their ids. */
    answersByIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, Row['responses'][number]>> => {
      const rows = await run(queries.answersByIds, { ids })
      return new Map(rows.map(({ answer, caseId }) => readAnswer(answer, caseId)).map((answer) => [answer.id, answer]))
    },

    /** The cases that were registered at these meetings, by meeting. */
    ofMeetings: async (meetingIds: readonly string[], drafts: DraftReach): Promise<ReadonlyMap<string, Row[]>> => {
      const rows = await run(queries.ofMeetings, { meetingIds, ...draftValues(drafts) })
      return Map.groupBy(rows.map(readRow), ({ meetingId }) => meetingId ?? '')
    },

    /** How many cases of these councils are public, by the council's id. */
    publishedCounts: async (councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
      const counts = await run(queries.publishedCounts, { councilIds })
      return new Map(counts.map(({ councilId, published }) => [councilId, published]))
    },

    /** A page of one council's cases and one row more. */
    ofCouncil: async ({ first, after }: Page<CaseKey>, councilId: string, withDrafts: boolean): Promise<Row[]> => {
      const shape = { limit: rowLimitFor(first + 1), after: after !== null, withDrafts }
      const rows = await run(queries.ofCouncil(shape), { ...(after ?? noKey), councilId })
      return rows.slice(0, first + 1).map(readRow)
    },

    /** The public cases that are like one with this title, of a council that is about to register it, the likest first. */
    similarTo: async (title: string, council: RegisteringCouncil): Promise<Row[]> => {
      const ids = await findSimilar(title, council)
      const rows = (await run(queries.byIds, { ids, ...draftValues([]) })).map(readRow)
      return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
    },

    /** A page of the public list and one row more. */
    publicPage: publicPageReader(queried, readRow),

    /** What some councils have handed over, or confirmed as done, in a period. */
    ofPeriod: periodReader(queried, readRow),
  }
}
