import { notificationsAuditEvents } from '@hamkori/schema/notifications.audit'
import { defineModule } from '../../platform/module.ts'
import { digestJob } from './jobs/send-digests.ts'
import './notifications.graphql.ts'

export const notificationsModule = defineModule({
  name: 'notifications',
  tables: ['sent_notice', 'notice_choice'],
  jobs: [digestJob],
  auditEvents: notificationsAuditEvents,
})
