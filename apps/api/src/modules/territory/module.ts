import { territoryAuditEvents } from '@hamkori/schema/territory.audit'
import { defineModule } from '../../platform/module.ts'
import './territory.graphql.ts'

export const territoryModule = defineModule({
  name: 'territory',
  tables: ['area', 'area_alias', 'department', 'police_unit'],
  auditEvents: territoryAuditEvents,
})
