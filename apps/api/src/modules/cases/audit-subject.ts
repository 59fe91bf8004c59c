import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource, AuditSubjectStanding } from '../../platform/audit-subjects.ts'
import { any, kysely } from '../../platform/query.ts'
import type { CaseDefinition, CaseTypes } from './case-kind.ts'
import { s, tablesOf } from './case-tables.ts'
import type { QueriedKind } from './case-tables.ts'
import { canSeeDraftsOf } from './cases.policy.ts'

/** How the audit log names the cases of a kind. What was not handed over yet is its council's own, in the audit log too. */
export function caseAuditSubject(kind: QueriedKind & Pick<CaseDefinition<CaseTypes>, 'readDraft'>): AuditSubjectSource {
  const { cases } = tablesOf(kind)
  return {
    type: kind.recordType,
    page: { type: kind.recordType },
    maySeeDrafts: (actor, councilId) => canSeeDraftsOf(kind, actor, councilId),
    numbered: (number) =>
      kysely
        .selectFrom(cases)
        .select(sql<string>`s.id::text`.as('key'))
        .where('s.reference', '=', number),
    named: (keys) =>
      kysely
        .selectFrom(cases)
        .select(
          auditSubjectColumns({
            key: s.ref('s.id'),
            number: s.ref('s.reference'),
            original: s.ref('s.original'),
            title_tg: s.ref('s.title_tg'),
            title_ru: s.ref('s.title_ru'),
            title_en: s.ref('s.title_en'),
            page_key: s.ref('s.reference'),
            council_id: s.ref('s.council_id'),
            standing: sql<AuditSubjectStanding | null>`CASE WHEN s.published_at IS NOT NULL THEN NULL
              WHEN s.state = 'discarded' THEN 'discarded' ELSE 'draft' END`,
          }),
        )
        .where('s.id', '=', any(keys)),
  }
}
