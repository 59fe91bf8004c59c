import { isPermitted } from '@hamkori/schema/permissions'
import type { Permission, Standing } from '@hamkori/schema/permissions'
import { computed } from 'vue'
import { useSession } from '../../../platform/session.ts'

/** What the person signed in may do on one council, by the one map of permissions; the API asks it again. */
export function useCouncilStanding() {
  const { viewer } = useSession()
  const standing = computed<Standing | null>(
    () =>
      viewer.value && {
        memberships: viewer.value.seats.map(({ office, council }) => ({ office, councilId: council.id })),
        posts: viewer.value.posts.map(({ role }) => ({ role, departmentIds: [] })),
      },
  )
  const may = (permission: Permission, councilId: string | null): boolean =>
    isPermitted(permission, standing.value, { councilId })
  return { may }
}
