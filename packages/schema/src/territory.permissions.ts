import { everybody, administrators, registrars } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with places, departments, units and sources. */
export const territoryPermissions = {
  'territory:read': everybody,
  'territory:import': administrators,
  'source:record': registrars,
} as const satisfies Record<string, PermissionRule>
