import { everybody, membersOrCoordinators, officers, secretariatOrCoordinators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with recommendations. */
export const recommendationsPermissions = {
  'recommendation:read': everybody,
  'recommendation:readDraft': membersOrCoordinators,
  'recommendation:register': secretariatOrCoordinators,
  'recommendation:amend': secretariatOrCoordinators,
  'recommendation:discard': secretariatOrCoordinators,
  'recommendation:submit': secretariatOrCoordinators,
  'recommendation:acknowledge': officers,
  'recommendation:answer': officers,
  'recommendation:startImplementation': officers,
  'recommendation:reportImplemented': officers,
  'recommendation:verify': secretariatOrCoordinators,
  'recommendation:withdraw': secretariatOrCoordinators,
  'recommendation:merge': secretariatOrCoordinators,
  'recommendation:escalate': secretariatOrCoordinators,
} as const satisfies Record<string, PermissionRule>
