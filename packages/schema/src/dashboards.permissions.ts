import { administrators, everybody, officers, watchers } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with scores, the inbox and the desk. */
export const dashboardsPermissions = {
  'inbox:read': officers,
  // What is overdue, new or silent in the whole country, on one page. All of it is public by itself.
  'country:read': watchers,
  // Which departments and councils have not signed in or answered for long, and the regions side by side.
  'overview:read': watchers,
  // What a department wrote down about its scores: its own officers and those above it, and administrators.
  'releaseNote:read': officers,
  'releaseNote:readAll': administrators,
  // For the own department alone; a note is its author's.
  'releaseNote:write': officers,
  'dashboard:read': everybody,
} as const satisfies Record<string, PermissionRule>
