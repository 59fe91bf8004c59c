import { proposalsAuditEvents } from '@hamkori/schema/proposals.audit'
import { defineModule } from '../../platform/module.ts'
import { Proposal } from './proposal-types.graphql.ts'
import './proposals.graphql.ts'
import { proposals } from './proposals.queries.ts'

export const proposalsModule = defineModule({
  name: 'proposals',
  tables: ['proposal', 'proposal_response', 'proposal_tally'],
  views: ['published_proposal_view'],
  auditEvents: proposalsAuditEvents,
  auditSubjects: [proposals.auditSubject],
  inbox: [{ ...proposals.inbox, type: Proposal, called: { tg: 'Пешниҳодҳо', ru: 'Предложения', en: 'Proposals' } }],
  timeliness: [proposals.timeliness],
  reminders: [
    proposals.reminders({ name: { tg: 'Пешниҳод', ru: 'Предложение', en: 'Proposal' }, desk: 'desk/proposals' }),
  ],
  search: [proposals.search],
})
