import { defineModule } from '../../platform/module.ts'
import './cases.graphql.ts'

export const casesModule = defineModule({ name: 'cases', tables: ['follow_up', 'earlier_clock'] })
