import { everybody, accountHolder, administrators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with accounts, sessions and second factors. */
export const identityPermissions = {
  'identity:signIn': everybody,
  'identity:signOut': everybody,
  // A link that was sent by email proves the right by itself, and so does the organisation's signature.
  'invitation:accept': everybody,
  'password:reset': everybody,
  'email:confirm': everybody,
  'organisation:link': everybody,
  // What everybody with an account does to the own account, and to no other.
  'identity:confirm': accountHolder,
  'account:readOwn': accountHolder,
  'session:end': accountHolder,
  'password:change': accountHolder,
  'email:change': accountHolder,
  'factor:add': accountHolder,
  'factor:remove': accountHolder,
  'recoveryCodes:renew': accountHolder,
  // What became of the messages with links of others: whether an address is known follows from it.
  'mailedLink:read': administrators,
  'account:create': administrators,
} as const satisfies Record<string, PermissionRule>
