import { administrators, everybody } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with releases of scores. */
export const releasesPermissions = {
  'release:read': everybody,
  // How far one is that is being made, and why one failed.
  'release:readProgress': administrators,
  'release:begin': administrators,
} as const satisfies Record<string, PermissionRule>
