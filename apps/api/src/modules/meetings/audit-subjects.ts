import { sql } from 'kysely'
import { mayAct } from '../../platform/authorize.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource, AuditSubjectStanding } from '../../platform/audit-subjects.ts'
import { any, kysely } from '../../platform/query.ts'
import type { Actor } from '../../platform/viewer.ts'

const standing = sql<AuditSubjectStanding | null>`CASE WHEN m.state = 'discarded' THEN 'discarded'
  WHEN m.state NOT IN ('published', 'corrected') THEN 'draft' END`

const page = { type: 'Meeting' } as const

/** Minutes that are not published are their council's own, in the audit log too. */
const maySeeDrafts = (actor: Actor, councilId: string): boolean => mayAct(actor, 'meeting:readDraft', { councilId })

/** How the audit log names meetings; a decision or an assignment by the meeting that made it. */
export const meetingsAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Meeting',
    page,
    maySeeDrafts,
    numbered: (number) =>
      kysely
        .selectFrom('meeting as m')
        .select(sql<string>`m.id::text`.as('key'))
        .where('m.reference', '=', number),
    named: (keys) =>
      kysely
        .selectFrom('meeting as m')
        .select((m) =>
          auditSubjectColumns({
            key: m.ref('m.id'),
            number: m.ref('m.reference'),
            original: m.ref('m.original'),
            title_tg: m.ref('m.title_tg'),
            title_ru: m.ref('m.title_ru'),
            title_en: m.ref('m.title_en'),
            page_key: m.ref('m.reference'),
            council_id: m.ref('m.council_id'),
            standing,
          }),
        )
        .where('m.id', '=', any(keys)),
  },
  {
    type: 'Decision',
    page,
    maySeeDrafts,
    named: (keys) =>
      kysely
        .selectFrom('decision as d')
        .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
        .select((m) =>
          auditSubjectColumns({
            key: m.ref('d.id'),
            number: m.ref('m.reference'),
            original: m.ref('m.original'),
            title_tg: m.ref('m.title_tg'),
            title_ru: m.ref('m.title_ru'),
            title_en: m.ref('m.title_en'),
            page_key: m.ref('m.reference'),
            council_id: m.ref('m.council_id'),
            standing,
          }),
        )
        .where('d.id', '=', any(keys)),
  },
  {
    // Named by its meeting, as long as that is public only with its minutes.
    type: 'MeetingPaper',
    page,
    maySeeDrafts,
    named: (keys) =>
      kysely
        .selectFrom('meeting_paper as p')
        .innerJoin('meeting as m', 'm.id', 'p.meeting_id')
        .select((m) =>
          auditSubjectColumns({
            key: m.ref('p.id'),
            number: m.ref('m.reference'),
            original: m.ref('m.original'),
            title_tg: m.ref('m.title_tg'),
            title_ru: m.ref('m.title_ru'),
            title_en: m.ref('m.title_en'),
            page_key: m.ref('m.reference'),
            council_id: m.ref('m.council_id'),
            standing,
          }),
        )
        .where('p.id', '=', any(keys)),
  },
  {
    type: 'Assignment',
    page,
    maySeeDrafts,
    named: (keys) =>
      kysely
        .selectFrom('assignment as t')
        .innerJoin('decision as d', 'd.id', 't.decision_id')
        .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
        .select((m) =>
          auditSubjectColumns({
            key: m.ref('t.id'),
            number: m.ref('m.reference'),
            original: m.ref('m.original'),
            title_tg: m.ref('m.title_tg'),
            title_ru: m.ref('m.title_ru'),
            title_en: m.ref('m.title_en'),
            page_key: m.ref('m.reference'),
            council_id: m.ref('m.council_id'),
            standing,
          }),
        )
        .where('t.id', '=', any(keys)),
  },
]
