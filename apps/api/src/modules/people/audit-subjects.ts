import { any, kysely } from '../../platform/query.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'

/** How the audit log names posts: by who has or had one. An act names it `Post`, a refused one by its type in the API. */
export const peopleAuditSubjects: readonly AuditSubjectSource[] = ['Post', 'PersonPost'].map((type) => ({
  type,
  page: { type: 'Person', byId: true },
  named: (keys) =>
    kysely
      .selectFrom('post')
      .innerJoin('person_view as p', 'p.id', 'post.person_id')
      .select((p) => auditSubjectColumns({ key: p.ref('post.id'), label: p.ref('p.label'), page_key: p.ref('p.id') }))
      .where('post.id', '=', any(keys)),
}))
