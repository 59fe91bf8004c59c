import { assignmentTransitions } from '@hamkori/schema/meetings.assignments'
import type { AssignmentState, AssignmentVerb } from '@hamkori/schema/meetings.assignments'
import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { DeskList, DeskRow, DeskScopeValues } from '../../platform/desk.ts'
import { inboxSource } from '../../platform/inbox.ts'
import type { InboxScopeValues, WaitingRow } from '../../platform/inbox.ts'
import { any, asDate, kysely } from '../../platform/query.ts'
import type { AssignmentRow } from './assignment-rows.ts'
import { assignments } from './assignments.queries.ts'

/** Assignments that wait: for their owner until they are reported done, then for somebody else of the council to confirm that. */
export const assignmentInbox = inboxSource({
  recordType: 'Assignment',
  waiting: waitingAssignments,
  onDesk: assignmentsOnDesk,
  record: (id) => jsonObjectFrom(assignments.where('t.id', '=', id)),
  readRecord: (json: AssignmentRow) => json,
})

const found = kysely
  .selectFrom('assignment as t')
  .innerJoin('decision as d', 'd.id', 't.decision_id')
  .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
  .select('t.id')

/** A department does not know of minutes before they are published. */
const isPublic = sql<boolean>`m.state IN ('published', 'corrected')`

function waitingAssignments({
  departmentIds,
  councilIds,
  membershipIds,
  personId,
}: InboxScopeValues): AliasableExpression<WaitingRow> {
  const unreported = found
    .select([sql.lit('report').as('waiting_for'), sql<Date | null>`t.due_on`.as('due_on')])
    .where('t.state', 'in', statesBefore('report'))
    .where((t) =>
      t.or([
        t('t.owner_membership_id', '=', any(membershipIds)),
        t.and([t('t.owner_department_id', '=', any(departmentIds)), isPublic]),
      ]),
    )
  const unconfirmed = found
    .select([sql.lit('confirm').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('t.state', 'in', statesBefore('confirm'))
    .where('m.council_id', '=', any(councilIds))
    .where(
      sql<boolean>`${personId}::uuid IS DISTINCT FROM (SELECT s.actor_id FROM "transition" s
        WHERE s.record_type = 'Assignment' AND s.record_id = t.id AND s.verb = 'report' ORDER BY s.at DESC, s.id DESC LIMIT 1)`,
    )
  return unreported.unionAll(unconfirmed)
}

/** Those in force that nobody has reported done: of the viewer's councils, and those that became overdue lately at the departments. */
function assignmentsOnDesk({
  councilIds,
  departmentIds,
  today,
  lateFrom,
}: DeskScopeValues): AliasableExpression<DeskRow> {
  const open = (list: DeskList) =>
    found
      .select([sql<DeskList>`${sql.lit(list)}`.as('list'), sql.lit('task').as('what'), 't.due_on as day'])
      .where('t.state', 'in', statesBefore('report'))
  const ofCouncils = open('dates').where('m.council_id', '=', any(councilIds))
  const late = open('late')
    .where('t.owner_department_id', '=', any(departmentIds))
    .where(isPublic)
    // It is late from the day after its last day on.
    .where(sql<boolean>`t.due_on + 1 >= ${asDate(lateFrom)}`)
    .where('t.due_on', '<', asDate(today))
  return ofCouncils.unionAll(late)
}

/** The states in which a verb can be used on an assignment. */
export function statesBefore(verb: AssignmentVerb) {
  const states: AssignmentState[] = assignmentTransitions.flatMap((step) =>
    step.verb === verb && step.from !== null ? [step.from] : [],
  )
  return states.map((state) => sql.lit(state))
}
