import { auditAuditEvents } from '@hamkori/schema/audit.audit'
import { defineModule } from '../../platform/module.ts'
import { ownAuditSubjects } from './audit-subjects.ts'

export const auditModule = defineModule({
  name: 'audit',
  // The platform writes the audit log (platform/platform-tables.ts); this module reads it.
  tables: [],
  auditEvents: auditAuditEvents,
  auditSubjects: ownAuditSubjects,
})
