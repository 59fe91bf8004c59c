import { mayAct } from '../../platform/authorize.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** May the viewer read what the department noted about its scores? Its officers, those above it, administrators. */
export function canReadReleaseNotes(viewer: Viewer, departmentId: string): boolean {
  return mayAct(viewer, 'releaseNote:read', { departmentId }) || mayAct(viewer, 'releaseNote:readAll')
}

/** May the viewer note something for the department? Its own officers: a superior reads, and does not write in its name. */
export function canWriteReleaseNote(viewer: Viewer, departmentId: string): boolean {
  return (
    viewer.kind === 'person' &&
    mayAct(viewer, 'releaseNote:write', { departmentId }) &&
    viewer.posts.some((post) => post.role === 'officer' && post.departmentId === departmentId)
  )
}
