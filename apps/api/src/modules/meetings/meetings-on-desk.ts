import { meetingTransitions } from '@hamkori/schema/meetings'
import type { MeetingState, MeetingVerb } from '@hamkori/schema/meetings'
import { sql } from 'kysely'
import type { AliasableExpression } from 'kysely'
import type { DeskList, DeskRow, DeskScopeValues } from '../../platform/desk.ts'
import { any, asDate, kysely } from '../../platform/query.ts'

/**
 * Meetings on the desk: minutes that were published lately; plans and minutes that the viewer's councils have written and not made
 * public; their announced meetings.
 */
export function meetingsOnDesk({
  watches,
  councilIds,
  today,
  publishedFrom,
}: DeskScopeValues): AliasableExpression<DeskRow> {
  const meetings = kysely.selectFrom('meeting as m').select('m.id')
  const inList = (list: DeskList) => sql<DeskList>`${sql.lit(list)}`.as('list')

  const recent = meetings
    .select([
      inList('published'),
      sql.lit('publishMinutes').as('what'),
      sql<Date>`(m.published_at AT TIME ZONE 'Asia/Dushanbe')::date`.as('day'),
    ])
    .where(sql<boolean>`${watches}::boolean`)
    .where('m.published_at', '>=', sql<Date>`(${asDate(publishedFrom)}::timestamp AT TIME ZONE 'Asia/Dushanbe')`)

  const drafts = meetings
    .select([
      inList('drafts'),
      sql<string>`CASE m.state WHEN 'minutesApproved' THEN 'publishMinutes' ELSE 'signMinutes' END`.as('what'),
      'm.held_on as day',
    ])
    .where('m.council_id', '=', any(councilIds))
    .where('m.state', 'in', unpublishedMinutes())

  const plans = meetings
    .select([inList('drafts'), sql.lit('announce').as('what'), 'm.held_on as day'])
    .where('m.council_id', '=', any(councilIds))
    .where('m.state', 'in', statesBefore('announce'))

  const coming = meetings
    .select([inList('dates'), sql.lit('meeting').as('what'), 'm.held_on as day'])
    .where('m.council_id', '=', any(councilIds))
    .where('m.state', 'in', statesBefore('record'))
    .where('m.held_on', '>=', asDate(today))

  return recent.unionAll(drafts).unionAll(plans).unionAll(coming)
}

/** The states from which a verb leads on. */
function statesBefore(verb: MeetingVerb) {
  const states: MeetingState[] = meetingTransitions.flatMap((step) =>
    step.verb === verb && step.from !== null ? [step.from] : [],
  )
  return states.map((state) => sql.lit(state))
}

/** The states between writing the minutes down and publishing them. */
function unpublishedMinutes() {
  const states: MeetingState[] = meetingTransitions.flatMap((step) =>
    (step.verb === 'draftMinutes' || step.verb === 'signMinutes' || step.verb === 'publishMinutes') &&
    step.from !== null
      ? [step.from]
      : [],
  )
  return [...new Set(states)].map((state) => sql.lit(state))
}
