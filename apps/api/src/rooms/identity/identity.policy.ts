import { isPermittedSomewhere, permissionNames } from '@hamkori/schema/permissions'
import type { Permission, Standing } from '@hamkori/schema/permissions'

/** Every permission that a person with this standing holds somewhere, in the order of the map. */
export function permissionsOf(standing: Standing | null): Permission[] {
  return permissionNames.filter((permission) => isPermittedSomewhere(permission, standing))
}
