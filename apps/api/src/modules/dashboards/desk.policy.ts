import { mayAct } from '../../platform/authorize.ts'
import { inboxScope } from './inbox.policy.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** What of the desk is the viewer's. */
export interface DeskScope {
  /** Whether the viewer watches the whole country. */
  readonly watches: boolean
  /** The councils whose drafts the viewer reads. */
  readonly councilIds: readonly string[]
  /** The departments that the viewer answers for, with those below. */
  readonly departmentIds: readonly string[]
}

/**
 * What the viewer's desk shows beside the inbox; null for people who neither watch the country, nor sit on a council, nor answer for a
 * department.
 */
export function deskScope(viewer: Viewer): DeskScope | null {
  if (viewer.kind !== 'person') return null
  const watches = mayAct(viewer, 'country:read')
  const councilIds = viewer.seats
    .map(({ councilId }) => councilId)
    .filter(
      (councilId) =>
        mayAct(viewer, 'meeting:readDraft', { councilId }) &&
        mayAct(viewer, 'shortcoming:readDraft', { councilId }) &&
        mayAct(viewer, 'proposal:readDraft', { councilId }),
    )
  const departmentIds = inboxScope(viewer)?.departmentIds ?? []
  return watches || councilIds.length > 0 || departmentIds.length > 0 ? { watches, councilIds, departmentIds } : null
}
