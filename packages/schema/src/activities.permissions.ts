import { coordinators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with activities. */
export const activitiesPermissions = {
  'activity:record': {
    reach: 'ownCouncil',
    offices: ['chair', 'deputyChair', 'secretary', 'member'],
    posts: ['coordinator'],
  },
  'nationalEvent:record': coordinators,
} as const satisfies Record<string, PermissionRule>
