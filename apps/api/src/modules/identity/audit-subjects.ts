import { sql } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import { any, kysely } from '../../platform/query.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'

/** Whatever belongs to an account goes by the name of its person, as colleagues see it, and is read on that person's page. */
const page = { type: 'Person', byId: true } as const

/** How the audit log names accounts and what belongs to them. */
export const identityAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Person',
    page,
    named: (keys) =>
      kysely
        .selectFrom('person as p')
        .select((p) => auditSubjectColumns({ key: p.ref('p.id'), label: p.ref('p.label'), page_key: p.ref('p.id') }))
        .where('p.id', '=', any(keys)),
  },
  ...(
    [
      ['Session', 'session'],
      ['Factor', 'factor'],
      ['Invitation', 'invitation'],
      ['OrganisationLink', 'organisation_link'],
    ] as const
  ).map(([type, table]): AuditSubjectSource => ({
    type,
    page,
    named: (keys) =>
      kysely
        .selectFrom(sql.table<Pick<DB['session'], 'id' | 'person_id'>>(table).as('own'))
        .innerJoin('person as p', 'p.id', 'own.person_id')
        .select((p) => auditSubjectColumns({ key: p.ref('own.id'), label: p.ref('p.label'), page_key: p.ref('p.id') }))
        .where('own.id', '=', any(keys)),
  })),
]
