import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { any, kysely } from '../../platform/query.ts'
import { tablesWithFiles } from './case-files.queries.ts'
import type { CaseTable } from './case-tables.ts'

/** How the audit log names a file that somebody was refused to take off: by its case, of whatever kind, which is public. */
export const filesInAuditLog: AuditSubjectSource = {
  type: 'CaseFile',
  named: (keys) =>
    kysely
      .selectFrom('case_file as f')
      .innerJoin(publicCases().as('s'), 's.id', 'f.record_id')
      .select((f) =>
        auditSubjectColumns({
          key: f.ref('f.id'),
          number: f.ref('s.reference'),
          original: f.ref('s.original'),
          title_tg: f.ref('s.title_tg'),
          title_ru: f.ref('s.title_ru'),
          title_en: f.ref('s.title_en'),
        }),
      )
      .where('f.id', '=', any(keys))
      .where('f.published_at', 'is not', null),
}

type Named = Pick<CaseTable, 'id' | 'reference' | 'original' | 'title_tg' | 'title_ru' | 'title_en'>

function publicCases() {
  const ofKind = (table: string) =>
    kysely
      .selectFrom(sql.table<CaseTable>(table).as('c'))
      .select(['c.id', 'c.reference', 'c.original', 'c.title_tg', 'c.title_ru', 'c.title_en'])
      .where('c.published_at', 'is not', null)
  const [first, ...others] = tablesWithFiles().map(ofKind)
  if (first === undefined) throw new Error('no kind of case has files')
  return others.reduce((all, other) => all.unionAll(other), first).$castTo<Named>()
}
