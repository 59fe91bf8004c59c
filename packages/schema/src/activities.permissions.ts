import { coordinators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

const writers = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary', 'member'],
  posts: ['coordinator'],
} as const satisfies PermissionRule

/** Who may do what with activities. */
export const activitiesPermissions = {
  'activity:record': writers,
  'activity:correct': writers,
  'nationalEvent:record': coordinators,
} as const satisfies Record<string, PermissionRule>
