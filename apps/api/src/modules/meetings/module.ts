import { meetingsAuditEvents } from '@hamkori/schema/meetings.audit'
import { defineModule } from '../../platform/module.ts'
import { meetingsAuditSubjects } from './audit-subjects.ts'
import { meetingInbox } from './meeting-inbox.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { meetingSearch } from './found-meetings.queries.ts'
import './meetings.graphql.ts'

export const meetingsModule = defineModule({
  name: 'meetings',
  tables: [
    'meeting',
    'agenda_item',
    'attendance',
    'decision',
    'assignment',
    'meeting_tally',
    'minutes_version',
    'meeting_announcement',
    'notice_rule',
  ],
  views: ['meeting_view', 'decision_view'],
  auditEvents: meetingsAuditEvents,
  auditSubjects: meetingsAuditSubjects,
  inbox: [{ ...meetingInbox, type: Meeting }],
  search: [meetingSearch],
})
