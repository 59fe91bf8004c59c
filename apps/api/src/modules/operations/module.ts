import { operationsAuditEvents } from '@hamkori/schema/operations.audit'
import { defineModule } from '../../platform/module.ts'
import { operationsAuditSubjects } from './audit-subjects.ts'
import './health.graphql.ts'
import './operations.graphql.ts'

export const operationsModule = defineModule({
  name: 'operations',
  // The tables of jobs are graphile-worker's (platform/jobs.ts).
  tables: [],
  auditEvents: operationsAuditEvents,
  auditSubjects: operationsAuditSubjects,
})
