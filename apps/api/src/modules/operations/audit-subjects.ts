import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { kysely } from '../../platform/query.ts'

/** How the audit log names jobs: by their number. They have no page, and most are gone. */
export const operationsAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Job',
    keysAre: 'text',
    named: (keys) =>
      kysely
        .selectFrom(sql<{ number: string }>`unnest(${keys}::text[])`.as<'k'>(sql`k(number)`))
        .select((k) => auditSubjectColumns({ key: k.ref('k.number'), number: k.ref('k.number') })),
  },
]
