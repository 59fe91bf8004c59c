import { defineModule } from '../../platform/module.ts'
import './dashboards.graphql.ts'
import { scoresVersion } from './read-dashboard.ts'

export const dashboardsModule = defineModule({
  name: 'dashboards',
  tables: [],
  cachePolicies: { scores: scoresVersion },
})
