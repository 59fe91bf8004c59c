import { notificationsAuditEvents } from '@hamkori/schema/notifications.audit'
import { defineModule } from '../../platform/module.ts'
import { noticeMailJob } from './jobs/notice-mail.ts'
import { digestJob } from './jobs/send-digests.ts'
import './invitations.graphql.ts'
import './notifications.graphql.ts'

export const notificationsModule = defineModule({
  name: 'notifications',
  tables: ['sent_notice', 'notice_mail', 'notice_choice'],
  jobs: [digestJob, noticeMailJob],
  auditEvents: notificationsAuditEvents,
})
