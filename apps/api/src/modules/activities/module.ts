import { activitiesAuditEvents } from '@hamkori/schema/activities.audit'
import { defineModule } from '../../platform/module.ts'
import { activitiesAuditSubjects } from './audit-subjects.ts'
import './activities.graphql.ts'
import './activity-actions.graphql.ts'
import './activity-photos.graphql.ts'
import { activitySearch } from './found-activities.ts'

export const activitiesModule = defineModule({
  name: 'activities',
  tables: ['activity', 'activity_correction', 'activity_photo'],
  views: ['activity_view'],
  auditEvents: activitiesAuditEvents,
  auditSubjects: activitiesAuditSubjects,
  search: [activitySearch],
})
