import { accountHolder, everybody, chairsOrRegistrars, members, registrars, secretariat } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with councils, their seats, and the registers of bodies and documents. */
export const councilsPermissions = {
  'council:read': everybody,
  'council:establish': registrars,
  'council:describe': chairsOrRegistrars,
  // Whose term ends soon, for those who renew it and those who prepare that.
  'membership:readEnding': { ...secretariat, posts: ['coordinator', 'administrator'] },
  'membership:start': chairsOrRegistrars,
  'membership:end': chairsOrRegistrars,
  // Who sits there: the council's own people, and those who look after councils or watch the country. Everybody else reads the name
  // only where the member chose that.
  'memberName:read': { ...members, posts: ['coordinator', 'observer', 'administrator'] },
  'memberName:write': chairsOrRegistrars,
  'nameDisplay:choose': accountHolder,
  'body:register': registrars,
  'document:register': registrars,
} as const satisfies Record<string, PermissionRule>
