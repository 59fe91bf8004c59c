import { accountHolder } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with notifications: everybody with an account, to the own ones. */
export const notificationsPermissions = {
  'notification:choose': accountHolder,
} as const satisfies Record<string, PermissionRule>
