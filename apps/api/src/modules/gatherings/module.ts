import { gatheringsAuditEvents } from '@hamkori/schema/gatherings.audit'
import { defineModule } from '../../platform/module.ts'
import { gatheringsAuditSubjects } from './audit-subjects.ts'
import { gatheringSearch } from './found-gatherings.ts'
import './gatherings.graphql.ts'
import './gathering-actions.graphql.ts'
import './recommendations-of.graphql.ts'

export const gatheringsModule = defineModule({
  name: 'gatherings',
  tables: ['gathering', 'gathering_item', 'gathering_council', 'gathering_guest', 'gathering_step'],
  views: ['gathering_view'],
  auditEvents: gatheringsAuditEvents,
  auditSubjects: gatheringsAuditSubjects,
  search: [gatheringSearch],
})
