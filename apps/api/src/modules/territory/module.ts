import { territoryAuditEvents } from '@hamkori/schema/territory.audit'
import { today } from '../../platform/clock.ts'
import { defineModule } from '../../platform/module.ts'
import { territoryAuditSubjects } from './audit-subjects.ts'
import { recordVersion } from '../../platform/record-version.ts'
import './outlines/outline-acts.graphql.ts'
import './outlines/outlines.graphql.ts'
import './territory.graphql.ts'
import { readTerritory } from './territory.queries.ts'

export const territoryModule = defineModule({
  name: 'territory',
  tables: ['area', 'area_alias', 'area_outline', 'department', 'police_unit', 'source'],
  views: ['area_view', 'department_view', 'police_unit_view', 'source_view'],
  auditEvents: territoryAuditEvents,
  auditSubjects: territoryAuditSubjects,
  cachePolicies: {
    territory: async () => [await readTerritory()],
    publicRecord: async () => [await readTerritory(), await recordVersion(), today()],
  },
})
