import { isPermittedSomewhere, permissionNames } from '@hamkori/schema/permissions'
import type { Permission, Roles } from '@hamkori/schema/permissions'

/** Every permission that a person with this roles holds somewhere, in the order of the map. */
export function permissionsOf(roles: Roles | null): Permission[] {
  return permissionNames.filter((permission) => isPermittedSomewhere(permission, roles))
}
