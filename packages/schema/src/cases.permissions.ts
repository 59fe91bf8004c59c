import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with cases of every kind. */
export const casesPermissions = {
  // A file is taken off by the side that published it: the council's chair, deputy or secretary, an officer of the department. A
  // coordinator may do so with each, as where a court orders it and the publisher does not act.
  'case:removeFile': {
    reach: 'ownDepartmentAndBelow',
    offices: ['chair', 'deputyChair', 'secretary'],
    posts: ['officer', 'coordinator'],
    nationwide: ['coordinator'],
  },
} as const satisfies Record<string, PermissionRule>
