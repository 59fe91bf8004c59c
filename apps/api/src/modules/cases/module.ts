import { defineModule } from '../../platform/module.ts'
import { mayReadFileOfDraft } from './case-files.queries.ts'
import { filesInAuditLog } from './files-in-audit-log.ts'

/** What all kinds of cases have in common. */
export const casesModule = defineModule({
  name: 'cases',
  tables: ['follow_up', 'earlier_clock', 'case_file'],
  auditSubjects: [filesInAuditLog],
  draftFiles: mayReadFileOfDraft,
})
