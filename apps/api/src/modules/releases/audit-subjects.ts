import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { kysely } from '../../platform/query.ts'

/** How the audit log names releases: by their number. */
export const releasesAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Release',
    keysAre: 'text',
    page: { type: 'Release' },
    named: (keys) =>
      kysely
        .selectFrom(sql<{ number: string }>`unnest(${keys}::text[])`.as<'k'>(sql`k(number)`))
        .select((k) =>
          auditSubjectColumns({ key: k.ref('k.number'), number: k.ref('k.number'), page_key: k.ref('k.number') }),
        ),
  },
]
