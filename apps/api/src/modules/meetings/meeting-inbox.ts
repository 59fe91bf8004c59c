import { meetingTransitions } from '@hamkori/schema/meetings'
import type { MeetingState, MeetingVerb } from '@hamkori/schema/meetings'
import { sql } from 'kysely'
import type { AliasableExpression, InferResult } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { inboxSource } from '../../platform/inbox.ts'
import type { InboxScopeValues, WaitingRow } from '../../platform/inbox.ts'
import { any, asDate, kysely } from '../../platform/query.ts'
import { meetingsOnDesk } from './meetings-on-desk.ts'
import { meetings } from './meetings.queries.ts'
import type { MeetingRow } from './meeting-rows.ts'

type Columns = InferResult<typeof meetings>[number]
/** A meeting as JSON brings it: moments are text. */
type AsJson = {
  readonly [Name in keyof Columns]: Columns[Name] extends Date | null
    ? string | Exclude<Columns[Name], Date>
    : Columns[Name]
}

/**
 * Minutes that wait for somebody: for being written, once the day of an announced meeting has passed; for the signature of the secretary
 * or of the chair; for being read by the members, and for answers to what they remark; and for being published.
 */
export const meetingInbox = inboxSource({
  recordType: 'Meeting',
  waiting: waitingMinutes,
  onDesk: meetingsOnDesk,
  record: (id) => jsonObjectFrom(meetings.where('m.id', '=', id)),
  readRecord,
})

const hasOpenRemark = sql<boolean>`EXISTS (SELECT FROM minutes_remark r WHERE r.meeting_id = m.id AND r.answered_at IS NULL)`

/** The states follow from the transition table. Minutes wait for each of the two signatures that is not there yet. */
function waitingMinutes({
  councilIds,
  secretaryOf,
  chairOf,
  memberOf,
  membershipIds,
  today,
}: InboxScopeValues): AliasableExpression<WaitingRow> {
  const minutes = kysely.selectFrom('meeting as m').select('m.id')
  const unsigned = minutes
    .select([sql.lit('signMinutes').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('m.state', 'in', statesBefore('signMinutes'))
    .where((m) =>
      m.or([
        m.and([m('m.council_id', '=', any(secretaryOf)), m('m.secretary_signed_at', 'is', null)]),
        m.and([m('m.council_id', '=', any(chairOf)), m('m.chair_signed_at', 'is', null)]),
      ]),
    )
    // Nobody signs before what members have remarked is answered.
    .where(sql<boolean>`NOT ${hasOpenRemark}`)
  const unanswered = minutes
    .select([sql.lit('answerRemark').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('m.state', 'in', statesBefore('answerRemark'))
    .where('m.council_id', '=', any(councilIds))
    .where(hasOpenRemark)
  const unread = minutes
    .select([sql.lit('remark').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('m.state', 'in', statesBefore('remark'))
    .where('m.council_id', '=', any(memberOf))
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM minutes_remark r WHERE r.meeting_id = m.id AND r.membership_id = ${any(membershipIds)})`,
    )
  const unpublished = minutes
    .select([sql.lit('publishMinutes').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('m.state', 'in', statesBefore('publishMinutes'))
    .where('m.council_id', '=', any(councilIds))
  const unwritten = minutes
    .select([sql.lit('record').as('waiting_for'), sql<Date | null>`NULL::date`.as('due_on')])
    .where('m.state', 'in', statesBefore('record'))
    .where('m.held_on', '<', asDate(today))
    .where('m.council_id', '=', any(councilIds))
  return unsigned.unionAll(unanswered).unionAll(unread).unionAll(unpublished).unionAll(unwritten)
}

function statesBefore(verb: MeetingVerb) {
  const states: MeetingState[] = meetingTransitions.flatMap((step) =>
    step.verb === verb && step.from !== null ? [step.from] : [],
  )
  return states.map((state) => sql.lit(state))
}

function readRecord(json: AsJson): MeetingRow {
  const moment = (text: string | null) => (text === null ? null : new Date(text))
  return {
    ...json,
    isAnnounced: json.announcedAt !== null,
    secretarySigned: json.secretarySignedAt !== null,
    chairSigned: json.chairSignedAt !== null,
    announcedAt: moment(json.announcedAt),
    secretarySignedAt: moment(json.secretarySignedAt),
    chairSignedAt: moment(json.chairSignedAt),
    recordedAt: new Date(json.recordedAt),
    publishedAt: moment(json.publishedAt),
  }
}
