import { everybody, members, membersOrOfficers, secretariat } from './permission-rules.ts'
import type { PermissionRule } from './permission-rules.ts'

/** Who may do what with meetings and their minutes. */
export const meetingsPermissions = {
  'meeting:read': everybody,
  'meeting:readDraft': members,
  'meeting:plan': secretariat,
  'meeting:revisePlan': secretariat,
  'meeting:announce': secretariat,
  'meeting:amendAnnouncement': secretariat,
  'meeting:postpone': secretariat,
  'meeting:cancel': secretariat,
  'meeting:record': secretariat,
  'meeting:draftMinutes': secretariat,
  'meeting:discard': secretariat,
  'meeting:signMinutes': secretariat,
  'meeting:remark': members,
  'meeting:answerRemark': secretariat,
  'meeting:returnMinutes': secretariat,
  'meeting:publishMinutes': secretariat,
  'meeting:correctMinutes': secretariat,
  'meeting:addPaper': secretariat,
  'meeting:removePaper': secretariat,
  'assignment:report': membersOrOfficers,
  'assignment:confirm': secretariat,
  'assignment:returnReport': secretariat,
  'assignment:drop': secretariat,
} as const satisfies Record<string, PermissionRule>
