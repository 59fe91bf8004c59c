import { administrators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with failed jobs. */
export const operationsPermissions = {
  'job:read': administrators,
  'job:retry': administrators,
  'job:discard': administrators,
} as const satisfies Record<string, PermissionRule>
