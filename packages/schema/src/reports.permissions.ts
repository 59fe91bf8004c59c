import { everybody, registrars } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with reports. */
export const reportsPermissions = {
  // Frozen ones; whoever may write them reads drafts too.
  'report:read': everybody,
  'report:begin': registrars,
  'report:write': registrars,
  'report:freeze': registrars,
  'report:discard': registrars,
} as const satisfies Record<string, PermissionRule>
