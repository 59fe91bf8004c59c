import { run, statement } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import type { CaseOfRow, CaseRow, DetailRow } from './case-kind.ts'
import { answerReader, rowReader } from './case-rows.ts'
import type { RawAnswer, RawRow } from './case-rows.ts'
import {
  answersByIds,
  casesWhere,
  councilPage,
  detailsByIds,
  publicPage,
  publishedCounts,
  rowLimitFor,
  visibleToReadersOf,
} from './case-statements.ts'
import type { CaseSql } from './case-statements.ts'

/** The key of a page: the day of registration and the id. */
export interface CaseKey {
  readonly day: string
  readonly id: string
}

/** What the public list can be narrowed to: councils of some places, and one department, all by id; null is no limit. */
export interface CaseFilters {
  readonly areaIds: readonly string[] | null
  readonly departmentId: string | null
}

/** One row more than a page holds, and how many there are in all. */
export interface PublicPage<Row> {
  readonly rows: Row[]
  readonly total: number
}

/** Full texts of the cases of a table. */
export function detailReader(sql: CaseSql): CaseOfRow['detailsByIds'] {
  const details = statement<DetailRow>(detailsByIds(sql))
  return async (ids) => new Map((await run(details, [ids])).map((row) => [row.id, row]))
}

/**
 * The reads of one kind; each is one statement. `draftCouncils` are the councils whose drafts the viewer sees: what is
 * not public is left out by SQL.
 */
export function caseReader<Row extends CaseRow>(sql: CaseSql, kind: CaseOfRow) {
  const readRow = rowReader<Row>(sql, kind)
  const readAnswer = answerReader<Row['responses'][number]>(sql)
  const anyById = statement<RawRow>(casesWhere(sql, 's.id = $1'))
  const byReference = statement<RawRow>(casesWhere(sql, `s.reference = $1 AND ${visibleToReadersOf}`))
  const byIds = statement<RawRow>(casesWhere(sql, `s.id = ANY($1::uuid[]) AND ${visibleToReadersOf}`))
  const ofMeetings = statement<RawRow>(casesWhere(sql, `s.meeting_id = ANY($1::uuid[]) AND ${visibleToReadersOf}`))
  const answers = statement<{ answer: RawAnswer }>(answersByIds(sql))
  const counts = statement<{ councilId: string; published: number }>(publishedCounts(sql))
  const pages = new Map<string, ReturnType<typeof statement<RawRow>>>()

  function pageStatement(text: string) {
    const known = pages.get(text) ?? statement<RawRow>(text)
    pages.set(text, known)
    return known
  }

  return {
    readRow,

    /** One case for an action, drafts too: its policy decides. Null for an unknown id. */
    forAction: async (id: string): Promise<Row | null> => (await run(anyById, [id])).map(readRow)[0] ?? null,

    /** One case by its printed reference. */
    byReference: async (reference: string, draftCouncils: readonly string[]): Promise<Row | null> =>
      (await run(byReference, [reference, draftCouncils])).map(readRow)[0] ?? null,

    /** Cases by their ids. */
    byIds: async (ids: readonly string[], draftCouncils: readonly string[]): Promise<ReadonlyMap<string, Row>> =>
      new Map((await run(byIds, [ids, draftCouncils])).map((raw) => readRow(raw)).map((row) => [row.id, row])),

    /** Answers by their ids. */
    answersByIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, Row['responses'][number]>> =>
      new Map((await run(answers, [ids])).map(({ answer }) => readAnswer(answer)).map((answer) => [answer.id, answer])),

    /** The cases that were registered at these meetings, by meeting. */
    ofMeetings: async (
      meetingIds: readonly string[],
      draftCouncils: readonly string[],
    ): Promise<ReadonlyMap<string, Row[]>> =>
      Map.groupBy(
        (await run(ofMeetings, [meetingIds, draftCouncils])).map(readRow),
        ({ meetingId }) => meetingId ?? '',
      ),

    /** How many cases of these councils are public, by the council's id. */
    publishedCounts: async (councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
      new Map((await run(counts, [councilIds])).map(({ councilId, published }) => [councilId, published])),

    /** A page of one council's cases and one row more. */
    ofCouncil: async (page: Page<CaseKey>, councilId: string, withDrafts: boolean): Promise<Row[]> => {
      const text = councilPage(sql, rowLimitFor(page.first + 1))
      const rows = await run(pageStatement(text), [...positionOf(page), councilId, withDrafts])
      return rows.slice(0, page.first + 1).map(readRow)
    },

    /** A page of the public list and one row more. */
    publicPage: async (page: Page<CaseKey>, { areaIds, departmentId }: CaseFilters): Promise<PublicPage<Row>> => {
      const filters = { byArea: areaIds !== null, byDepartment: departmentId !== null }
      const values = [
        ...positionOf(page),
        ...(areaIds === null ? [] : [areaIds]),
        ...(departmentId === null ? [] : [departmentId]),
      ]
      const rows = await run(pageStatement(publicPage(sql, rowLimitFor(page.first + 1), filters)), values)
      // Where the page is empty, the one row that comes carries the total and nothing else.
      const found = rows.slice(0, page.first + 1).filter((raw) => raw['id'] !== null)
      return { rows: found.map(readRow), total: Number(rows[0]?.['total'] ?? 0) }
    },
  }
}

function positionOf(page: Page<CaseKey>): [string | null, string | null] {
  return [page.after?.day ?? null, page.after?.id ?? null]
}
