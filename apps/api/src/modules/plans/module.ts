import { plansAuditEvents } from '@hamkori/schema/plans.audit'
import { defineModule } from '../../platform/module.ts'
import { plansAuditSubjects } from './audit-subjects.ts'
import { planItemReminders } from './owed-items.ts'
import './plan-types.graphql.ts'
import './due-items.graphql.ts'
import './plan-actions.graphql.ts'

export const plansModule = defineModule({
  name: 'plans',
  tables: ['plan', 'plan_item', 'plan_item_step'],
  reminders: [planItemReminders],
  auditEvents: plansAuditEvents,
  auditSubjects: plansAuditSubjects,
})
