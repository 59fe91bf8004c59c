import { peopleAuditEvents } from '@hamkori/schema/people.audit'
import { defineModule } from '../../platform/module.ts'
import { peopleAuditSubjects } from './audit-subjects.ts'
import './people.graphql.ts'

export const peopleModule = defineModule({
  name: 'people',
  tables: ['post'],
  views: ['post_view'],
  auditEvents: peopleAuditEvents,
  auditSubjects: peopleAuditSubjects,
})
