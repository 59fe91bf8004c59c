import { chairsOrAdministrators, administrators } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with people, invitations and posts. */
export const peoplePermissions = {
  // Who sits behind a seat or a post. A chair may see those who hold, or held, a seat on the own council.
  'person:read': {
    reach: 'ownCouncil',
    offices: ['chair', 'deputyChair'],
    posts: ['coordinator', 'observer', 'administrator'],
  },
  // A chair invites to one seat on the own council, never to a post.
  'person:invite': chairsOrAdministrators,
  'person:suspend': administrators,
  'person:restore': administrators,
  'person:resetFactors': administrators,
  'post:assign': administrators,
  'post:end': administrators,
} as const satisfies Record<string, PermissionRule>
