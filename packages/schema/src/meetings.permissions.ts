import { everybody, members, secretariat, chairs } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with meetings and their minutes. */
export const meetingsPermissions = {
  'meeting:read': everybody,
  'meeting:readDraft': members,
  'meeting:plan': secretariat,
  'meeting:revisePlan': secretariat,
  'meeting:announce': secretariat,
  'meeting:postpone': secretariat,
  'meeting:cancel': secretariat,
  'meeting:record': secretariat,
  'meeting:draftMinutes': secretariat,
  'meeting:discard': secretariat,
  'meeting:signMinutes': secretariat,
  'meeting:returnMinutes': chairs,
  'meeting:publishMinutes': secretariat,
  'meeting:correctMinutes': secretariat,
} as const satisfies Record<string, PermissionRule>
