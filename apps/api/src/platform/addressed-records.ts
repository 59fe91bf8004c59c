import type { CouncilModel } from '../../generated/prisma/models.ts'
import { run, statement } from './db.ts'
import type { Page } from './pagination.ts'
import { answerReader, rowReader } from './addressed-rows.ts'
import type { RawAnswer, RawRow } from './addressed-rows.ts'
import {
  addressedWhere,
  answersByIds,
  councilPage,
  detailsByIds,
  publicPage,
  rowLimitFor,
} from './addressed-statements.ts'
import type { AddressedSql } from './addressed-statements.ts'

/** What the answers of both kinds of records have in common. Moments are ISO 8601. */
export interface AnswerRow {
  readonly id: string
  readonly version: number
  readonly language: 'tg' | 'ru' | 'en'
  readonly reasons: string
  readonly signerTitleTg: string
  readonly signerTitleRu: string
  readonly signerTitleEn: string
  readonly answeredAt: string
  readonly publishedAt: string
  readonly superseded: boolean
}

/** What both kinds of records have in common, as a statement gives it. Days are YYYY-MM-DD; answers come newest first. */
export interface AddressedRow {
  readonly id: string
  readonly reference: string
  readonly councilId: string
  readonly departmentId: string
  readonly meetingId: string | null
  readonly decisionId: string | null
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly registeredOn: string
  readonly acknowledgeDueOn: string | null
  readonly acknowledgedOn: string | null
  readonly answerDueOn: string | null
  readonly answeredOn: string | null
  readonly isPublic: boolean
  readonly responseCount: number
  readonly sourceCodes: string[]
  readonly demonstration: boolean
  readonly council: CouncilModel
  readonly responses: readonly AnswerRow[]
}

/** The full text of a record in its languages. */
export interface DetailRow {
  readonly id: string
  readonly tg: string | null
  readonly ru: string | null
  readonly en: string | null
}

/** The key of a page: the day of registration and the id. */
export interface AddressedKey {
  readonly day: string
  readonly id: string
}

/** What the public list can be narrowed to: councils of some places, and one department, all by id; null is no limit. */
export interface AddressedFilters {
  readonly areaIds: readonly string[] | null
  readonly departmentId: string | null
}

/** One row more than a page holds, and how many there are in all. */
export interface PublicPage<Row> {
  readonly rows: Row[]
  readonly total: number
}

/** The reads of one kind of record; each is one statement. */
export function addressedReader<Row extends AddressedRow>(sql: AddressedSql) {
  const readRow = rowReader<Row>(sql)
  const readAnswer = answerReader<Row['responses'][number]>(sql)
  const byReference = statement<RawRow>(addressedWhere(sql, 's.reference = $1'))
  const byIds = statement<RawRow>(addressedWhere(sql, 's.id = ANY($1::uuid[])'))
  const ofMeetings = statement<RawRow>(addressedWhere(sql, 's.meeting_id = ANY($1::uuid[])'))
  const answers = statement<{ answer: RawAnswer }>(answersByIds(sql))
  const details = statement<DetailRow>(detailsByIds(sql))
  const statements = new Map<string, ReturnType<typeof statement<RawRow>>>()

  function pageStatement(text: string) {
    const known = statements.get(text) ?? statement<RawRow>(text)
    statements.set(text, known)
    return known
  }

  return {
    /** One record by its printed reference, drafts too. */
    byReference: async (reference: string): Promise<Row | null> =>
      (await run(byReference, [reference])).map(readRow)[0] ?? null,

    /** Records by their ids, drafts too. */
    byIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, Row>> =>
      new Map((await run(byIds, [ids])).map((raw) => readRow(raw)).map((row) => [row.id, row])),

    /** Answers by their ids. */
    answersByIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, Row['responses'][number]>> =>
      new Map((await run(answers, [ids])).map(({ answer }) => readAnswer(answer)).map((answer) => [answer.id, answer])),

    /** Full texts by the ids of their records. */
    detailsByIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, DetailRow>> =>
      new Map((await run(details, [ids])).map((row) => [row.id, row])),

    /** The records that were raised at these meetings, drafts too, by meeting. */
    ofMeetings: async (meetingIds: readonly string[]): Promise<ReadonlyMap<string, Row[]>> =>
      Map.groupBy((await run(ofMeetings, [meetingIds])).map(readRow), ({ meetingId }) => meetingId ?? ''),

    /** A page of one council's records and one row more. */
    ofCouncil: async (page: Page<AddressedKey>, councilId: string, withDrafts: boolean): Promise<Row[]> => {
      const text = councilPage(sql, rowLimitFor(page.first + 1))
      const rows = await run(pageStatement(text), [...positionOf(page), councilId, withDrafts])
      return rows.slice(0, page.first + 1).map(readRow)
    },

    /** A page of the public list and one row more. */
    publicPage: async (
      page: Page<AddressedKey>,
      { areaIds, departmentId }: AddressedFilters,
    ): Promise<PublicPage<Row>> => {
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

function positionOf(page: Page<AddressedKey>): [string | null, string | null] {
  return [page.after?.day ?? null, page.after?.id ?? null]
}
