import type { CouncilOffice } from './councils.constants.ts'
import type { PostRole } from './identity.constants.ts'
import { modules } from './modules.ts'
import type { Module } from './modules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** The name of a permission: a noun and a verb, as its module declares it. */
export type Permission = { [Name in Module]: keyof (typeof modules)[Name] }[Module]

/** The one map of permissions. Policies, buttons and documentation read it; nothing else decides. */
const permissions: Readonly<Record<Permission, PermissionRule>> = Object.assign({}, ...Object.values(modules))
export const permissionNames = Object.keys(permissions) as Permission[]

const owners = new Map(
  Object.entries(modules).flatMap(([module, declared]) =>
    Object.keys(declared).map((name) => [name, module as Module]),
  ),
)

/**
 * The module that declares a permission.
 * @internal Only tests use it.
 */
export function moduleOfPermission(permission: Permission): Module {
  const module = owners.get(permission)
  if (module === undefined) throw new Error(`no module declares the permission ${permission}`)
  return module
}

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
  const rule = permissions[permission]
  return { reach: rule.reach, offices: rule.offices ?? [], posts: rule.posts ?? [], nationwide: rule.nationwide ?? [] }
}

/**
 * May a person with this roles do this to that? Pure; the same answer on the server and for a button.
 * `null` is a resident without an account. A receipt's holder proves the right by the receipt itself, so
 * `ownReceipt` permissions are open here and the lookup key decides; `ownAccount` acts never name another account.
 */
export function isPermitted(permission: Permission, roles: Roles | null, scope: PermissionScope = {}): boolean {
  const { reach, offices, posts, nationwide } = ruleOf(permission)
  if (reach === 'everybody' || reach === 'ownReceipt') return true
  if (roles === null) return false
  if (reach === 'ownAccount') return true
  const byOffice = roles.memberships.some((held) => offices.includes(held.office) && held.councilId === scope.councilId)
  const byPost = roles.posts.some(
    (held) =>
      posts.includes(held.role) &&
      (reach !== 'ownDepartmentAndBelow' ||
        nationwide.includes(held.role) ||
        isWithin(held.departmentIds, scope.departmentId)),
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
 * @internal The product does not ask for it yet.
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
