import { reportsAuditEvents } from '@hamkori/schema/reports.audit'
import { defineModule } from '../../platform/module.ts'
import { reportsAuditSubjects } from './audit-subjects.ts'
import { makeReport } from './jobs/make-report.ts'

export const reportsModule = defineModule({
  name: 'reports',
  tables: ['report', 'report_file'],
  jobs: [makeReport],
  auditEvents: reportsAuditEvents,
  auditSubjects: reportsAuditSubjects,
})
