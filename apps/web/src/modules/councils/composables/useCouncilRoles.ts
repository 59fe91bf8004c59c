import { isPermitted } from '@hamkori/schema/permissions'
import type { Permission, Roles } from '@hamkori/schema/permissions'
import { computed } from 'vue'
import { useSession } from '../../../platform/session.ts'

/** What the person signed in may do on one council, by the one map of permissions; the API asks it again. */
export function useCouncilRoles() {
  const { viewer } = useSession()
  const roles = computed<Roles | null>(
    () =>
      viewer.value && {
        memberships: viewer.value.seats.map(({ office, council }) => ({ office, councilId: council.id })),
        posts: viewer.value.posts.map(({ role }) => ({ role, departmentIds: [] })),
      },
  )
  const may = (permission: Permission, councilId: string | null): boolean =>
    isPermitted(permission, roles.value, { councilId })
  return { may }
}
