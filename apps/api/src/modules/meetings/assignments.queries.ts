import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { today } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { run } from '../../platform/db.ts'
import { any, asDate, kysely, query } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { AssignmentRow } from './assignment-rows.ts'
import { councilsOf, visibleTo } from './meeting-visibility.ts'

const steps = kysely
  .selectFrom('transition as s')
  .where('s.record_type', '=', sql.lit('Assignment'))
  .whereRef('s.record_id', '=', sql.ref<string>('t.id'))

/** Assignments, `t`, with the meeting that they come from, `tm`; for JSON, so that days and moments are text. */
export const assignments = kysely
  .selectFrom('assignment as t')
  .innerJoin('decision as td', 'td.id', 't.decision_id')
  .innerJoin('meeting as tm', 'tm.id', 'td.meeting_id')
  .select([
    't.id',
    't.task',
    't.owner_membership_id as ownerMembershipId',
    't.owner_department_id as ownerDepartmentId',
    't.due_on as dueOn',
    't.in_force_from as inForceFrom',
    't.state',
    't.version',
    't.done_on as doneOn',
    'tm.reference',
    'tm.held_on as heldOn',
    'tm.original',
    'tm.council_id as councilId',
    'tm.state as meetingState',
  ])
  .select((t) => [
    jsonArrayFrom(
      t
        .selectFrom('assignment_report as r')
        .select(['r.number', 'r.reported_at as reportedAt', 'r.done_on as doneOn', 'r.evidence'])
        .whereRef('r.assignment_id', '=', 't.id')
        .orderBy('r.number'),
    ).as('reports'),
    jsonArrayFrom(
      steps
        .select(['s.at', 's.from_state as fromState', 's.verb', 's.to_state as toState', 's.capacity', 's.reason'])
        .orderBy('s.at')
        .orderBy('s.id'),
    ).as('transitions'),
    sql<string | null>`CASE t.state WHEN 'reported' THEN ${steps
      .select('s.actor_id')
      .where('s.verb', '=', sql.lit('report'))
      .orderBy('s.at', 'desc')
      .orderBy('s.id', 'desc')
      .limit(sql.lit(1))} END`.as('reportedBy'),
  ])

/** Neither done nor dropped. */
const isUnfinished = sql<boolean>`t.state IN ('open', 'reported')`

const assignmentsWithIds = query((values: { ids: readonly string[]; councilIds: readonly string[] }) =>
  kysely
    .selectFrom(assignments.where('t.id', '=', any(values.ids)).where(visibleTo(values.councilIds, 'tm')).as('found'))
    .select((found) => found.fn.toJson('found').as('assignment')),
)

/** Assignments by id, of meetings that the viewer may see. */
export async function findAssignments(
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AssignmentRow>> {
  const rows = await run(assignmentsWithIds, { ids, councilIds: councilsOf(viewer) })
  return new Map(rows.map(({ assignment }) => [assignment.id, assignment]))
}

/** So many unfinished assignments of a council are listed; their number says how many there are. */
export const longestList = 50

/** The unfinished assignments of a council: how many there are, and the first of them, overdue ones before the others. */
export interface UnfinishedRow {
  readonly total: number
  readonly overdue: number
  readonly items: readonly AssignmentRow[]
}

const unfinishedOfCouncils = query(
  (values: { ids: readonly string[]; councilIds: readonly string[]; today: string }) => {
    const found = assignments
      .select([
        sql<number>`(row_number() OVER (PARTITION BY tm.council_id ORDER BY t.state, t.due_on, t.id))::int`.as('place'),
        sql<number>`(count(*) OVER (PARTITION BY tm.council_id))::int`.as('total'),
        sql<number>`(count(*) FILTER (WHERE t.state = 'open' AND t.due_on < ${asDate(values.today)}) OVER (PARTITION BY tm.council_id))::int`.as(
          'overdue',
        ),
      ])
      .where('tm.council_id', '=', any(values.ids))
      .where(isUnfinished)
      .where(visibleTo(values.councilIds, 'tm'))
    return kysely
      .selectFrom(found.as('found'))
      .select((f) => [f.fn.toJson('found').as('assignment')])
      .where('found.place', '<=', sql.lit(longestList))
      .orderBy('found.place')
  },
)

/** The unfinished assignments of these councils, by the council's id; for `loadOne` of platform/batch.ts. */
export async function findUnfinished(
  councilIds: readonly string[],
  { viewer }: Context,
): Promise<ReadonlyMap<string, UnfinishedRow>> {
  const rows = await run(unfinishedOfCouncils, { ids: councilIds, councilIds: councilsOf(viewer), today: today() })
  const byCouncil = Map.groupBy(rows, ({ assignment }) => assignment.councilId)
  return new Map(
    [...byCouncil].map(([councilId, found]) => {
      const { total, overdue } = found[0]?.assignment ?? { total: 0, overdue: 0 }
      return [councilId, { total, overdue, items: found.map(({ assignment }) => assignment) }]
    }),
  )
}

const day = (moment: string) => sql`(${sql.ref(moment)} AT TIME ZONE 'Asia/Dushanbe')::date`

/** In force before the day of the meeting, `m`, and neither confirmed nor dropped before it. */
const unfinishedOnDay = query((values: { ids: readonly string[]; councilIds: readonly string[] }) => {
  const found = assignments
    .innerJoin('meeting as m', (join) => join.onRef('m.council_id', '=', 'tm.council_id').onRef('m.id', '<>', 'tm.id'))
    .select('m.id as onDayOf')
    .where('m.id', '=', any(values.ids))
    .where(sql<boolean>`${day('t.in_force_from')} < m.held_on`)
    .where(sql<boolean>`(t.closed_at IS NULL OR ${day('t.closed_at')} >= m.held_on)`)
    .where(visibleTo(values.councilIds, 'tm'))
  return kysely
    .selectFrom(found.as('found'))
    .select((f) => [f.fn.toJson('found').as('assignment')])
    .orderBy('found.dueOn')
    .orderBy('found.id')
})

/** The assignments of earlier meetings that were unfinished on the day of these meetings, by the meeting's id; for `loadOne`. */
export async function findUnfinishedOnDay(
  meetingIds: readonly string[],
  { viewer }: Context,
): Promise<ReadonlyMap<string, readonly AssignmentRow[]>> {
  const rows = await run(unfinishedOnDay, { ids: meetingIds, councilIds: councilsOf(viewer) })
  const byMeeting = Map.groupBy(rows, ({ assignment }) => assignment.onDayOf)
  return new Map([...byMeeting].map(([id, found]) => [id, found.map(({ assignment }) => assignment)]))
}
