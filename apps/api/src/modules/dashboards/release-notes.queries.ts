import type { Language } from '@hamkori/schema/languages'
import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { json } from '../../platform/columns.ts'
import { kysely, query, rawQuery } from '../../platform/query.ts'

/** One version of a note. */
export interface ReleaseNoteVersionRow {
  readonly version: number
  readonly language: Language
  readonly text: string
  /** As JSON brings it. */
  readonly writtenAt: string
}

/** A note against a release, with all its versions, the newest first. Its author is told to nobody but as an office. */
export interface ReleaseNoteRow {
  readonly departmentId: string
  readonly releaseNumber: number
  readonly personId: string
  readonly version: number
  readonly isRemoved: boolean
  /** The author's post at the department today; null where they have left it. */
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly versions: readonly ReleaseNoteVersionRow[]
}

/** So many notes of a department are read: those of the newest releases. */
const mostNotes = 50

const notes = rawQuery(
  { rows: json<ReleaseNoteRow[]>() },
  (values: { departmentId: string; personId: string | null }) => sql`
  SELECT coalesce(json_agg(note ORDER BY "releaseNumber" DESC, "firstWrittenAt"), '[]') AS rows FROM (
    SELECT n.department_id AS "departmentId", n.release_number AS "releaseNumber", n.person_id AS "personId", n.version,
      n.removed_at IS NOT NULL AS "isRemoved", p.title_tg AS "titleTg", p.title_ru AS "titleRu", p.title_en AS "titleEn",
      v.versions, v."firstWrittenAt"
    FROM release_note n
    CROSS JOIN LATERAL (
      SELECT min(written_at) AS "firstWrittenAt", json_agg(json_build_object('version', version, 'language', language,
        'text', text, 'writtenAt', written_at) ORDER BY version DESC) AS versions
      FROM release_note_version WHERE (department_id, release_number, person_id) = (n.department_id, n.release_number, n.person_id)
    ) v
    LEFT JOIN LATERAL (
      SELECT title_tg, title_ru, title_en FROM post_view
      WHERE person_id = n.person_id AND department_id = n.department_id AND role = 'officer'
      ORDER BY valid_from DESC LIMIT 1
    ) p ON true
    WHERE n.department_id = ${values.departmentId}::uuid AND (n.removed_at IS NULL OR n.person_id = ${values.personId}::uuid)
    ORDER BY n.release_number DESC, v."firstWrittenAt" LIMIT ${sql.lit(mostNotes)}
  ) AS note`,
)

/** The notes of a department: those of the newest releases first. Of those that were taken away only the person's own. */
export async function listReleaseNotes(
  departmentId: string,
  personId: string | null,
  tx?: Tx,
): Promise<ReleaseNoteRow[]> {
  return (await run(notes, { departmentId, personId }, tx))[0]?.rows ?? []
}

const departmentsWithNotes = query(() =>
  kysely.selectFrom('release_note as n').select('n.department_id as id').distinct().where('n.removed_at', 'is', null),
)

/** The ids of the departments that have notes which stand. */
export async function listDepartmentsWithNotes(): Promise<string[]> {
  return (await run(departmentsWithNotes, {})).map(({ id }) => id)
}
