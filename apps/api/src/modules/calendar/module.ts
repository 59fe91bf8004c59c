import { calendarAuditEvents } from '@hamkori/schema/calendar.audit'
import { defineModule } from '../../platform/module.ts'
import { calendarAuditSubjects } from './audit-subjects.ts'
import './calendar.graphql.ts'

export const calendarModule = defineModule({
  name: 'calendar',
  tables: ['calendar_day'],
  auditEvents: calendarAuditEvents,
  auditSubjects: calendarAuditSubjects,
})
