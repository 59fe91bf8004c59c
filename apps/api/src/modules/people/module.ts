import { peopleAuditEvents } from '@hamkori/schema/people.audit'
import { defineModule } from '../../platform/module.ts'
import './people.graphql.ts'

export const peopleModule = defineModule({
  name: 'people',
  tables: ['post'],
  views: ['post_view'],
  auditEvents: peopleAuditEvents,
})
