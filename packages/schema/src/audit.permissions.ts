import { overseers } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with the audit log. */
export const auditPermissions = {
  'audit:read': overseers,
  'audit:export': overseers,
} as const satisfies Record<string, PermissionRule>
