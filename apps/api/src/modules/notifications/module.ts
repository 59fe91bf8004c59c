import { defineModule } from '../../platform/module.ts'
import { digestJob } from './jobs/send-digests.ts'

export const notificationsModule = defineModule({ name: 'notifications', tables: ['sent_notice'], jobs: [digestJob] })
