import { administrators, everybody } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with the calendar of days off. */
export const calendarPermissions = {
  'calendar:read': everybody,
  'calendar:enter': administrators,
  'calendar:remove': administrators,
} as const satisfies Record<string, PermissionRule>
