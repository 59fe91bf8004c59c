import { councilsAuditEvents } from '@hamkori/schema/councils.audit'
import { defineModule } from '../../platform/module.ts'
import './councils.graphql.ts'

export const councilsModule = defineModule({
  name: 'councils',
  tables: ['council', 'membership', 'body', 'legal_document'],
  views: ['council_view', 'membership_view'],
  auditEvents: councilsAuditEvents,
})
