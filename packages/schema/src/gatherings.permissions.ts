import { coordinators, everybody, membersOrCoordinators, secretariatOrCoordinators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with gatherings of councils. One of the whole country belongs to no council: it is the coordinators' alone. */
export const gatheringsPermissions = {
  'gathering:read': everybody,
  'gathering:readDraft': membersOrCoordinators,
  'gathering:draft': secretariatOrCoordinators,
  'gathering:discard': secretariatOrCoordinators,
  'gathering:announce': secretariatOrCoordinators,
  'gathering:postpone': secretariatOrCoordinators,
  'gathering:cancel': secretariatOrCoordinators,
  'gathering:hold': secretariatOrCoordinators,
  'gathering:conclude': secretariatOrCoordinators,
  'gathering:record': coordinators,
} as const satisfies Record<string, PermissionRule>
