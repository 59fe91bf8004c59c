import { councilsAuditEvents } from '@hamkori/schema/councils.audit'
import { defineModule } from '../../platform/module.ts'
import { councilsAuditSubjects } from './audit-subjects.ts'
import './councils.graphql.ts'
import './offer-statements.ts'

export const councilsModule = defineModule({
  name: 'councils',
  tables: ['council', 'council_profile', 'membership', 'name_choice', 'seat_offer', 'body', 'legal_document'],
  views: ['council_view', 'membership_view', 'seat_offer_view'],
  auditEvents: councilsAuditEvents,
  auditSubjects: councilsAuditSubjects,
})
