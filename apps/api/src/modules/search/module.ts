import { defineModule } from '../../platform/module.ts'

export const searchModule = defineModule({ name: 'search', tables: [] })
