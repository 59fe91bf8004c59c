import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { kysely } from '../../platform/query.ts'

/** How the audit log names days of the calendar: by the day itself, also one that was taken out again. They are read by year. */
export const calendarAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'CalendarDay',
    keysAre: 'text',
    page: { type: 'CalendarDay' },
    named: (keys) =>
      kysely
        .selectFrom(sql<{ day: string }>`unnest(${keys}::text[])`.as<'k'>(sql`k(day)`))
        .select((k) => auditSubjectColumns({ key: k.ref('k.day'), number: k.ref('k.day'), page_key: k.ref('k.day') })),
  },
]
