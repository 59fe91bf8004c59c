import { dashboardsAuditEvents } from '@hamkori/schema/dashboards.audit'
import { defineModule } from '../../platform/module.ts'
import './dashboards.graphql.ts'
import './release-notes.graphql.ts'

export const dashboardsModule = defineModule({
  name: 'dashboards',
  tables: ['release_note', 'release_note_version'],
  auditEvents: dashboardsAuditEvents,
})
