import { everybody, officers } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with scores and the inbox. */
export const dashboardsPermissions = {
  'inbox:read': officers,
  'dashboard:read': everybody,
} as const satisfies Record<string, PermissionRule>
