import { defineModule } from '../../platform/module.ts'
import './dashboards.graphql.ts'

export const dashboardsModule = defineModule({
  name: 'dashboards',
  tables: [],
})
