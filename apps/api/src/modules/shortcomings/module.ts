import { shortcomingsAuditEvents } from '@hamkori/schema/shortcomings.audit'
import { defineModule } from '../../platform/module.ts'
import './shortcomings.graphql.ts'

export const shortcomingsModule = defineModule({
  name: 'shortcomings',
  tables: ['shortcoming', 'shortcoming_response', 'shortcoming_tally'],
  views: ['shortcoming_view'],
  auditEvents: shortcomingsAuditEvents,
})
