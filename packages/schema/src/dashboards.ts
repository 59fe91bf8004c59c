import { z } from 'zod'
import { scopeKinds } from './dashboards.constants.ts'
import { codeText } from './text.ts'

export * from './dashboards.constants.ts'

/** Which part of the published lattice a dashboard shows. Nothing finer or crosswise can be asked for. */
export const dashboardInput = z.strictObject({
  scope: z.enum(scopeKinds),
  code: codeText(/^[A-Z]{2}(?:-[A-Z0-9]{1,8}){0,3}$/u, 'not_a_code', (text) => text.trim().toUpperCase()),
})
