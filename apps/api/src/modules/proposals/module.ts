import { proposalsAuditEvents } from '@hamkori/schema/proposals.audit'
import { defineModule } from '../../platform/module.ts'
import './proposals.graphql.ts'

export const proposalsModule = defineModule({
  name: 'proposals',
  tables: ['proposal', 'proposal_response', 'proposal_tally'],
  views: ['proposal_view'],
  auditEvents: proposalsAuditEvents,
})
