import { auditAuditEvents } from '@hamkori/schema/audit.audit'
import { defineModule } from '../../platform/module.ts'
import './audit.graphql.ts'

export const auditModule = defineModule({
  name: 'audit',
  tables: ['audit_entry'],
  auditEvents: auditAuditEvents,
})
