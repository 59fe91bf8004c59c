import { meetingsAuditEvents } from '@hamkori/schema/meetings.audit'
import { defineModule } from '../../platform/module.ts'
import './meetings.graphql.ts'

export const meetingsModule = defineModule({
  name: 'meetings',
  tables: ['meeting', 'agenda_item', 'attendance', 'decision', 'assignment', 'meeting_tally', 'minutes_version'],
  views: ['meeting_view', 'decision_view'],
  auditEvents: meetingsAuditEvents,
})
