import { sql } from 'kysely'
import { any, kysely } from '../../platform/query.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'

/** How the audit log names councils, their seats by number and council, and the registers' bodies and documents. */
export const councilsAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Council',
    page: { type: 'Council' },
    named: (keys) =>
      kysely
        .selectFrom('council as c')
        .select((c) =>
          auditSubjectColumns({
            key: c.ref('c.id'),
            title_tg: c.ref('c.name_tg'),
            title_ru: c.ref('c.name_ru'),
            title_en: c.ref('c.name_en'),
            page_key: c.ref('c.slug'),
          }),
        )
        .where('c.id', '=', any(keys)),
  },
  {
    type: 'Membership',
    page: { type: 'Council' },
    named: (keys) =>
      kysely
        .selectFrom('membership as m')
        .innerJoin('council as c', 'c.id', 'm.council_id')
        .select((m) =>
          auditSubjectColumns({
            key: m.ref('m.id'),
            number: m.ref('m.seat'),
            title_tg: m.ref('c.name_tg'),
            title_ru: m.ref('c.name_ru'),
            title_en: m.ref('c.name_en'),
            page_key: m.ref('c.slug'),
          }),
        )
        .where('m.id', '=', any(keys)),
  },
  {
    type: 'Body',
    page: { type: 'Body' },
    named: (keys) =>
      kysely
        .selectFrom('body as b')
        .select((b) =>
          auditSubjectColumns({
            key: b.ref('b.id'),
            original: sql.lit('en'),
            title_tg: b.ref('b.name_tg'),
            title_ru: b.ref('b.name_ru'),
            title_en: b.ref('b.name_en'),
            page_key: b.ref('b.code'),
          }),
        )
        .where('b.id', '=', any(keys)),
  },
  {
    type: 'LegalDocument',
    page: { type: 'LegalDocument' },
    named: (keys) =>
      kysely
        .selectFrom('legal_document as d')
        .select((d) =>
          auditSubjectColumns({
            key: d.ref('d.id'),
            original: sql.lit('en'),
            title_tg: d.ref('d.title_tg'),
            title_ru: d.ref('d.title_ru'),
            title_en: d.ref('d.title_en'),
            page_key: d.ref('d.code'),
          }),
        )
        .where('d.id', '=', any(keys)),
  },
]
