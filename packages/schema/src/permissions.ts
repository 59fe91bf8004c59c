import type { CouncilOffice } from './councils.constants.ts'
import type { PostRole } from './identity.constants.ts'

/** How far a permission reaches from the public fact it follows from. */
export const reaches = [
  'everybody',
  'ownReceipt',
  'ownAccount',
  'ownCouncil',
  'ownDepartmentAndBelow',
  'country',
] as const
export type Reach = (typeof reaches)[number]

/**
 * Who may do something. Permissions follow from public facts: an office in a council (`offices`, in that
 * council) or a post in a department (`posts`, for that department and those below, or the whole country).
 */
export interface PermissionRule {
  readonly reach: Reach
  readonly offices?: readonly CouncilOffice[]
  readonly posts?: readonly PostRole[]
}

const everybody = { reach: 'everybody' } as const satisfies PermissionRule
const receiptHolder = { reach: 'ownReceipt' } as const satisfies PermissionRule
const accountHolder = { reach: 'ownAccount' } as const satisfies PermissionRule
const members = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary', 'member'],
} as const satisfies PermissionRule
const secretariat = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair', 'secretary'],
} as const satisfies PermissionRule
const chairs = { reach: 'ownCouncil', offices: ['chair', 'deputyChair'] } as const satisfies PermissionRule
const officers = { reach: 'ownDepartmentAndBelow', posts: ['officer'] } as const satisfies PermissionRule
const chairsOrAdministrators = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair'],
  posts: ['administrator'],
} as const satisfies PermissionRule
const chairsOrRegistrars = {
  reach: 'ownCouncil',
  offices: ['chair', 'deputyChair'],
  posts: ['coordinator', 'administrator'],
} as const satisfies PermissionRule
const coordinators = { reach: 'country', posts: ['coordinator'] } as const satisfies PermissionRule
const administrators = { reach: 'country', posts: ['administrator'] } as const satisfies PermissionRule
const overseers = {
  reach: 'country',
  posts: ['coordinator', 'observer', 'administrator'],
} as const satisfies PermissionRule
const registrars = { reach: 'country', posts: ['coordinator', 'administrator'] } as const satisfies PermissionRule

/** The one map of permissions. Policies, buttons and documentation read it; nothing else decides. */
export const permissions = {
  'identity:signIn': everybody,
  'identity:signOut': everybody,
  // A link that was sent by e-mail proves the right by itself, and so does the organisation's signature.
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
  'account:create': administrators,
  // Who sits behind a seat or a post. A chair is told of those who hold, or held, a seat on the own council.
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
  'audit:read': overseers,
  'audit:export': overseers,
  'job:read': administrators,
  'job:retry': administrators,
  'job:discard': administrators,

  'territory:read': everybody,
  'territory:import': administrators,

  'council:read': everybody,
  'council:establish': registrars,
  'membership:start': chairsOrRegistrars,
  'membership:end': chairsOrRegistrars,
  'activity:record': {
    reach: 'ownCouncil',
    offices: ['chair', 'deputyChair', 'secretary', 'member'],
    posts: ['coordinator'],
  },
  'source:record': registrars,
  'body:register': registrars,
  'document:register': registrars,
  'nationalEvent:record': coordinators,

  'meeting:read': everybody,
  'meeting:readDraft': members,
  'meeting:plan': secretariat,
  'meeting:announce': secretariat,
  'meeting:postpone': secretariat,
  'meeting:cancel': secretariat,
  'meeting:record': secretariat,
  'meeting:draftMinutes': secretariat,
  'meeting:signMinutes': secretariat,
  'meeting:returnMinutes': chairs,
  'meeting:publishMinutes': secretariat,
  'meeting:correctMinutes': secretariat,

  'shortcoming:read': everybody,
  'shortcoming:readDraft': members,
  'shortcoming:raise': members,
  'shortcoming:register': secretariat,
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

  'proposal:read': everybody,
  'proposal:readDraft': members,
  'proposal:draft': members,
  'proposal:openReview': secretariat,
  'proposal:decide': secretariat,
  'proposal:register': secretariat,
  'proposal:submit': secretariat,
  'proposal:acknowledge': officers,
  'proposal:answer': officers,
  'proposal:startImplementation': officers,
  'proposal:reportImplemented': officers,
  'proposal:verify': secretariat,
  'proposal:withdraw': secretariat,
  'proposal:merge': secretariat,
  'proposal:escalate': secretariat,

  'inbox:read': officers,

  'questionnaire:read': everybody,
  'rating:submit': everybody,
  'rating:readOwn': receiptHolder,

  'dashboard:read': everybody,
} as const satisfies Record<string, PermissionRule>

export type Permission = keyof typeof permissions
export const permissionNames = Object.keys(permissions) as Permission[]

/** The public facts about a person that permissions follow from. */
export interface Roles {
  /** Offices held today, with the council's key. */
  readonly memberships: readonly { readonly councilId: string; readonly office: CouncilOffice }[]
  /** Posts held today; `departmentIds` are the post's department and all those below it, `departmentId` the first of them. */
  readonly posts: readonly {
    readonly role: PostRole
    readonly departmentId?: string | null
    readonly departmentIds: readonly string[]
  }[]
}

/** The council or department that an action touches; both may be absent for acts on the whole country. */
export interface PermissionScope {
  readonly councilId?: string | null | undefined
  readonly departmentId?: string | null | undefined
}

/** The rule of a permission, with every part spelled out. */
export function ruleOf(permission: Permission): Required<PermissionRule> {
  const rule: PermissionRule = permissions[permission]
  return { reach: rule.reach, offices: rule.offices ?? [], posts: rule.posts ?? [] }
}

/**
 * May a person with this roles do this to that? Pure; the same answer on the server and for a button.
 * `null` is a resident without an account. A receipt's holder proves the right by the receipt itself, so
 * `ownReceipt` permissions are open here and the lookup key decides; `ownAccount` acts never name another account.
 */
export function isPermitted(permission: Permission, roles: Roles | null, scope: PermissionScope = {}): boolean {
  const { reach, offices, posts } = ruleOf(permission)
  if (reach === 'everybody' || reach === 'ownReceipt') return true
  if (roles === null) return false
  if (reach === 'ownAccount') return true
  const byOffice = roles.memberships.some((held) => offices.includes(held.office) && held.councilId === scope.councilId)
  const byPost = roles.posts.some(
    (held) =>
      posts.includes(held.role) &&
      (reach !== 'ownDepartmentAndBelow' || isWithin(held.departmentIds, scope.departmentId)),
  )
  return byOffice || byPost
}

function isWithin(departmentIds: readonly string[], departmentId: string | null | undefined): boolean {
  return departmentId !== null && departmentId !== undefined && departmentIds.includes(departmentId)
}

/** True when the person holds the permission anywhere at all: whether a menu item is worth showing. */
export function isPermittedSomewhere(permission: Permission, roles: Roles | null): boolean {
  const { reach, offices, posts } = ruleOf(permission)
  if (reach === 'everybody' || reach === 'ownReceipt') return true
  if (roles === null) return false
  if (reach === 'ownAccount') return true
  return (
    roles.memberships.some((held) => offices.includes(held.office)) ||
    roles.posts.some((held) => posts.includes(held.role))
  )
}

/**
 * May a person with this roles act on a complaint about this department or one of its units? Whoever holds a post there
 * is a party and never may, whatever else the person holds: a complaint about a unit goes to the unit's superior and to
 * the council, never to the unit (promise 14). A finding of a council is no complaint: it is addressed to the department,
 * which owes the answer.
 */
export function isPermittedOnComplaint(
  permission: Permission,
  roles: Roles | null,
  accusedDepartmentId: string,
): boolean {
  const isParty = roles?.posts.some(
    // A post that does not say where it is counts as one at the accused department wherever it reaches it.
    ({ departmentId, departmentIds }) =>
      (departmentId ?? departmentIds.find((id) => id === accusedDepartmentId)) === accusedDepartmentId,
  )
  return isParty !== true && isPermitted(permission, roles, { departmentId: accusedDepartmentId })
}
