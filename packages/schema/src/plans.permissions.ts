import { everybody, members, secretariat } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with the plans of councils. */
export const plansPermissions = {
  'plan:read': everybody,
  'plan:readDraft': members,
  'plan:draft': secretariat,
  'plan:adopt': secretariat,
  'planItem:start': secretariat,
  'planItem:finish': secretariat,
  'planItem:postpone': secretariat,
  'planItem:drop': secretariat,
} as const satisfies Record<string, PermissionRule>
