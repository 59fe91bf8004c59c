import { z } from 'zod'
import { dashboardPeriods } from './dashboards.words.ts'
import { contactKinds, dimensions } from './questionnaire.ts'
import { unitCode } from './territory.ts'
import { absentable } from './text.ts'

export * from './dashboards.words.ts'

/** Which part of the published lattice a dashboard shows: an area or unit, a period, at most one kind of contact. */
export const dashboardInput = z.strictObject({
  code: unitCode(),
  period: z.enum(dashboardPeriods).default('last12Months'),
  contactKind: absentable(z.enum(contactKinds)),
  dimension: absentable(z.enum(dimensions)),
})
export type DashboardInput = z.input<typeof dashboardInput>
