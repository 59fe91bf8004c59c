import { everybody, chairsOrRegistrars, registrars } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with councils, their seats, and the registers of bodies and documents. */
export const councilsPermissions = {
  'council:read': everybody,
  'council:establish': registrars,
  'membership:start': chairsOrRegistrars,
  'membership:end': chairsOrRegistrars,
  'body:register': registrars,
  'document:register': registrars,
} as const satisfies Record<string, PermissionRule>
