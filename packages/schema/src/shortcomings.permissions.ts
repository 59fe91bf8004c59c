import { everybody, members, secretariat, officers } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with shortcomings. */
export const shortcomingsPermissions = {
  'shortcoming:read': everybody,
  'shortcoming:readDraft': members,
  'shortcoming:raise': members,
  'shortcoming:register': secretariat,
  'shortcoming:amend': secretariat,
  'shortcoming:discard': secretariat,
  'shortcoming:send': secretariat,
  'shortcoming:acknowledge': officers,
  'shortcoming:answer': officers,
  'shortcoming:planRemedy': officers,
  'shortcoming:reportFixed': officers,
  'shortcoming:verify': secretariat,
  'shortcoming:maintain': secretariat,
  'shortcoming:acceptDispute': secretariat,
  'shortcoming:escalate': secretariat,
  'shortcoming:close': secretariat,
  'shortcoming:reopen': secretariat,
  'shortcoming:withdraw': secretariat,
  'shortcoming:merge': secretariat,
} as const satisfies Record<string, PermissionRule>
