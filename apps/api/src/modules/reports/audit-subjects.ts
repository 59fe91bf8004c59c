import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { kysely } from '../../platform/query.ts'

/** How the audit log names reports: by their reference, also one that was discarded. */
export const reportsAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Report',
    keysAre: 'text',
    page: { type: 'Report' },
    named: (keys) =>
      kysely.selectFrom(sql<{ reference: string }>`unnest(${keys}::text[])`.as<'k'>(sql`k(reference)`)).select((k) =>
        auditSubjectColumns({
          key: k.ref('k.reference'),
          number: k.ref('k.reference'),
          page_key: k.ref('k.reference'),
        }),
      ),
  },
]
