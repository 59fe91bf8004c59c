import { everybody, receiptHolder } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with ratings and the questionnaire. */
export const feedbackPermissions = {
  'questionnaire:read': everybody,
  'rating:submit': everybody,
  'rating:readOwn': receiptHolder,
} as const satisfies Record<string, PermissionRule>
