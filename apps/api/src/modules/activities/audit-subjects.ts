import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { any, kysely } from '../../platform/query.ts'

/** How the audit log names activities. */
export const activitiesAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Activity',
    page: { type: 'Activity' },
    named: (keys) =>
      kysely
        .selectFrom('activity as a')
        .select((a) =>
          auditSubjectColumns({
            key: a.ref('a.id'),
            original: a.ref('a.original'),
            title_tg: a.ref('a.title_tg'),
            title_ru: a.ref('a.title_ru'),
            title_en: a.ref('a.title_en'),
            page_key: a.ref('a.code'),
          }),
        )
        .where('a.id', '=', any(keys)),
  },
  {
    // A photo is named by its activity.
    type: 'ActivityPhoto',
    page: { type: 'Activity' },
    named: (keys) =>
      kysely
        .selectFrom('activity_photo as p')
        .innerJoin('activity as a', 'a.id', 'p.activity_id')
        .select((a) =>
          auditSubjectColumns({
            key: a.ref('p.id'),
            original: a.ref('a.original'),
            title_tg: a.ref('a.title_tg'),
            title_ru: a.ref('a.title_ru'),
            title_en: a.ref('a.title_en'),
            page_key: a.ref('a.code'),
          }),
        )
        .where('p.id', '=', any(keys)),
  },
]
