import { everybody, members, secretariat, officers } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with proposals. */
export const proposalsPermissions = {
  'proposal:read': everybody,
  'proposal:readDraft': members,
  'proposal:draft': members,
  'proposal:openReview': secretariat,
  'proposal:decide': secretariat,
  'proposal:register': secretariat,
  'proposal:amend': secretariat,
  'proposal:discard': secretariat,
  'proposal:submit': secretariat,
  'proposal:acknowledge': officers,
  'proposal:answer': officers,
  'proposal:startImplementation': officers,
  'proposal:reportImplemented': officers,
  'proposal:verify': secretariat,
  'proposal:withdraw': secretariat,
  'proposal:merge': secretariat,
  'proposal:escalate': secretariat,
} as const satisfies Record<string, PermissionRule>
