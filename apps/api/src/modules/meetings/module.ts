import { meetingsAuditEvents } from '@hamkori/schema/meetings.audit'
import { defineModule } from '../../platform/module.ts'
import { meetingsAuditSubjects } from './audit-subjects.ts'
import { assignmentInbox } from './assignment-inbox.ts'
import { Assignment } from './assignment-type.graphql.ts'
import { meetingInbox } from './meeting-inbox.ts'
import { meetingInvitations } from './invitation/meeting-invitations.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { meetingSearch } from './found-meetings.ts'
import { assignmentReminders } from './owed-assignments.ts'
import './meetings.graphql.ts'
import './attendance-record.graphql.ts'
import './papers.graphql.ts'
import { mayReadPaper } from './papers.queries.ts'

export const meetingsModule = defineModule({
  name: 'meetings',
  tables: [
    'meeting',
    'agenda_item',
    'attendance',
    'meeting_guest',
    'decision',
    'non_voter',
    'assignment',
    'assignment_report',
    'meeting_tally',
    'minutes_version',
    'minutes_remark',
    'meeting_announcement',
    'notice_rule',
    'meeting_paper',
  ],
  views: ['meeting_view', 'decision_view', 'published_meeting_view'],
  auditEvents: meetingsAuditEvents,
  auditSubjects: meetingsAuditSubjects,
  inbox: [
    { ...meetingInbox, type: Meeting, called: { tg: 'Ҷаласаҳо', ru: 'Заседания', en: 'Meetings' } },
    { ...assignmentInbox, type: Assignment, called: { tg: 'Супоришҳо', ru: 'Поручения', en: 'Assignments' } },
  ],
  reminders: [assignmentReminders],
  invitations: [meetingInvitations],
  search: [meetingSearch],
  draftFiles: mayReadPaper,
})
