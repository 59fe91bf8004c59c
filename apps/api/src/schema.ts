import './platform/scalars.ts'
import './platform/error-types.ts'
import './platform/text-types.ts'
import './platform/record-types.ts'
import './platform/installation.ts'
import { modules } from './modules.ts'
import { addAuditLog } from './modules/audit/index.ts'
import { addDesk, addInbox, addOverview, addTimeliness } from './modules/dashboards/index.ts'
import { addInvitations, addNotifications } from './modules/notifications/index.ts'
import { addReports } from './modules/reports/index.ts'
import { addRecordSearch } from './modules/search/index.ts'
import { builder } from './platform/builder.ts'
import { addDraftFileReaders } from './platform/files/draft-files.ts'

addAuditLog(modules.flatMap(({ auditSubjects }) => auditSubjects ?? []))
const waiting = modules.flatMap(({ inbox }) => inbox ?? [])
addDesk(waiting, addInbox(waiting))
const answered = modules.flatMap(({ timeliness }) => timeliness ?? [])
addTimeliness(answered)
addOverview(answered)
addReports(answered)
addNotifications(
  modules.flatMap(({ reminders }) => reminders ?? []),
  waiting,
)
addInvitations(modules.flatMap(({ invitations }) => invitations ?? []))
addDraftFileReaders(modules.flatMap(({ draftFiles }) => draftFiles ?? []))
addRecordSearch(modules.flatMap(({ search }) => search ?? []))

/** The whole schema: every module has added its types and fields by being imported. */
export const schema = builder.toSchema()
