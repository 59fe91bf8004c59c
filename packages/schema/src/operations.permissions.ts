import { administrators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may see how the installation is, and what with failed jobs. */
export const operationsPermissions = {
  'health:read': administrators,
  'job:read': administrators,
  'job:retry': administrators,
  'job:discard': administrators,
} as const satisfies Record<string, PermissionRule>
