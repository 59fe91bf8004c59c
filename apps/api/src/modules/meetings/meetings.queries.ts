import { parseReference, formatReference } from '@hamkori/schema/references'
import { sql } from 'kysely'
import type { Expression } from 'kysely'
import { jsonArrayFrom, jsonBuildObject } from 'kysely/helpers/postgres'
import { db, run } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import { any, asDate, dayText, kysely, query, queryInShapes } from '../../platform/query.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { assignments } from './assignments.queries.ts'
import type { DecisionRow, MeetingParts, MeetingRow } from './meeting-rows.ts'
import { councilsOf, visibleTo } from './meeting-visibility.ts'
import { papersOfMeeting } from './papers.queries.ts'

const decisions = kysely
  .selectFrom('decision as d')
  .select([
    'd.id',
    'd.number',
    'd.text',
    'd.votes_for as votesFor',
    'd.votes_against as votesAgainst',
    'd.votes_abstained as votesAbstained',
    'd.present_count as presentCount',
    'd.voter_count as voterCount',
    'd.quorate',
    'd.binding',
  ])
  .select((d) =>
    jsonArrayFrom(
      kysely
        .selectFrom('non_voter as n')
        .innerJoin('membership_view as s', 's.id', 'n.membership_id')
        .select(['n.membership_id as membershipId', 'n.reason'])
        .where('n.decision_id', '=', d.ref('d.id'))
        .orderBy('s.seat')
        .orderBy('s.id'),
    ).as('nonVoters'),
  )
  .select((d) =>
    jsonArrayFrom(assignments.where('t.decision_id', '=', d.ref('d.id')).orderBy('t.due_on').orderBy('t.id')).as(
      'assignments',
    ),
  )

/** Everything below the meeting with this id, as JSON. */
function partsOf(meetingId: Expression<string>) {
  return jsonBuildObject({
    agenda: jsonArrayFrom(
      kysely
        .selectFrom('agenda_item')
        .select(['position', 'text', 'duration_minutes as durationMinutes'])
        .where('meeting_id', '=', meetingId)
        .orderBy('position'),
    ),
    attendance: jsonArrayFrom(
      kysely
        .selectFrom('attendance as a')
        .innerJoin('membership_view as s', 's.id', 'a.membership_id')
        .select([
          'a.membership_id as membershipId',
          'a.presence',
          'a.online',
          'a.arrived_at as arrivedAt',
          'a.left_at as leftAt',
        ])
        .where('a.meeting_id', '=', meetingId)
        .orderBy('s.seat')
        .orderBy('s.id'),
    ),
    guests: jsonArrayFrom(
      kysely
        .selectFrom('meeting_guest')
        .select(['position', 'role', 'people'])
        .where('meeting_id', '=', meetingId)
        .orderBy('position'),
    ),
    decisions: jsonArrayFrom(decisions.where('d.meeting_id', '=', meetingId).orderBy('d.number')),
    papers: papersOfMeeting(meetingId),
    transitions: jsonArrayFrom(
      kysely
        .selectFrom('transition')
        .select(['at', 'from_state as fromState', 'verb', 'to_state as toState', 'capacity', 'reason'])
        .where('record_type', '=', sql.lit('Meeting'))
        .where('record_id', '=', meetingId)
        .orderBy('at')
        .orderBy('id'),
    ),
  })
}

/** Every column of meetings, `m`, without what belongs to them. */
export const meetings = kysely
  .selectFrom('meeting as m')
  .select([
    'm.id',
    'm.reference',
    'm.council_id as councilId',
    'm.kind',
    'm.state',
    'm.starts_at as startsAt',
    'm.original',
    'm.title_tg as titleTg',
    'm.title_ru as titleRu',
    'm.title_en as titleEn',
    'm.place_tg as placeTg',
    'm.place_ru as placeRu',
    'm.place_en as placeEn',
    'm.minutes_tg as minutesTg',
    'm.minutes_ru as minutesRu',
    'm.minutes_en as minutesEn',
    'm.announced_at as announcedAt',
    'm.seats_in_force as seatsInForce',
    'm.quorum',
    'm.present_count as presentCount',
    'm.quorate',
    'm.secretary_signed_at as secretarySignedAt',
    'm.chair_signed_at as chairSignedAt',
    'm.recorded_at as recordedAt',
    'm.published_at as publishedAt',
    'm.source_codes as sourceCodes',
    'm.demonstration',
    'm.version',
  ])
  .select((m) => [
    dayText(m.ref('m.held_on')).as('heldOn'),
    sql<boolean>`EXISTS (SELECT FROM minutes_remark r WHERE r.meeting_id = m.id AND r.answered_at IS NULL)`.as(
      'hasOpenRemark',
    ),
  ])
const wholeMeetings = meetings.select((m) => partsOf(m.ref('m.id')).as('parts'))

/** The rows that are wanted, and the councils that the viewer sits on. */
interface WantedIds {
  ids: readonly string[]
  councilIds: readonly string[]
}

const meetingByReference = query((values: { reference: string; councilIds: readonly string[] }) =>
  wholeMeetings.where('m.reference', '=', values.reference).where(visibleTo(values.councilIds)),
)
const meetingsWithIds = query((values: WantedIds) =>
  wholeMeetings.where('m.id', '=', any(values.ids)).where(visibleTo(values.councilIds)),
)
const meetingsOfCouncil = queryInShapes(
  { after: [true, false] },
  (values: { councilId: string; councilIds: readonly string[]; day: string; id: string; limit: number }, { after }) =>
    meetings
      .where('m.council_id', '=', values.councilId)
      .where(visibleTo(values.councilIds))
      .$if(after, (page) =>
        page.where((m) => m(m.refTuple('m.held_on', 'm.id'), '<', m.tuple(asDate(values.day), values.id))),
      )
      .orderBy('m.held_on', 'desc')
      .orderBy('m.id', 'desc')
      .limit(values.limit),
)
const partsOfMeetings = query((values: { ids: readonly string[] }) =>
  kysely
    .selectFrom('meeting as m')
    .select('m.id')
    .select((m) => partsOf(m.ref('m.id')).as('parts'))
    .where('m.id', '=', any(values.ids)),
)
// As JSON, so that days and moments look as they do among the parts of a meeting.
const decisionsWithIds = query((values: WantedIds) =>
  kysely
    .selectFrom(
      decisions
        .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
        .where('d.id', '=', any(values.ids))
        .where(visibleTo(values.councilIds))
        .as('found'),
    )
    .select((found) => found.fn.toJson('found').as('decision')),
)
/** The meeting with this printed reference and all its parts; null when there is none or the viewer may not know of it. */
export async function findMeeting(viewer: Viewer, reference: string): Promise<MeetingRow | null> {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'meeting') return null
  const [row] = await run(meetingByReference, { reference: formatReference(parsed), councilIds: councilsOf(viewer) })
  return row === undefined ? null : meetingRow(row)
}

/** The meetings with these ids that the viewer may see, with their parts, by id. */
export async function findMeetings(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, MeetingRow>> {
  const rows = await run(meetingsWithIds, { ids, councilIds: councilsOf(viewer) })
  return new Map(rows.map((row) => [row.id, meetingRow(row)]))
}

/** Up to `first + 1` meetings of a council that the viewer may see, latest first. */
export async function listMeetingsOfCouncil(
  viewer: Viewer,
  councilId: string,
  { first, after }: Page<{ day: string; id: string }>,
): Promise<MeetingRow[]> {
  const rows = await run(meetingsOfCouncil({ after: after !== null }), {
    councilId,
    councilIds: councilsOf(viewer),
    day: after?.day ?? '',
    id: after?.id ?? '',
    limit: first + 1,
  })
  return rows.map(meetingRow)
}

/** The parts of meetings that a list has shown: for a batch. */
export async function findParts(ids: readonly string[]): Promise<ReadonlyMap<string, MeetingParts>> {
  return new Map((await run(partsOfMeetings, { ids })).map(({ id, parts }) => [id, parts]))
}

/** Decisions by id, of meetings that the viewer may see. */
export async function findDecisions(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, DecisionRow>> {
  const rows = await run(decisionsWithIds, { ids, councilIds: councilsOf(viewer) })
  return new Map(rows.map(({ decision }) => [decision.id, decision]))
}

/** A row of {@link meetings} as everything else takes it. */
export function meetingRow(row: Omit<MeetingRow, 'isAnnounced' | 'secretarySigned' | 'chairSigned'>): MeetingRow {
  return {
    ...row,
    isAnnounced: row.announcedAt !== null,
    secretarySigned: row.secretarySignedAt !== null,
    chairSigned: row.chairSignedAt !== null,
  }
}

/** How many meetings of these councils are published, by the council's id; for `loadOne` of platform/batch.ts. */
export async function countPublishedMeetings(councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const tallies = await db.meetingTally.findMany({ where: { councilId: { in: [...councilIds] } } })
  return new Map(tallies.map(({ councilId, published }) => [councilId, published]))
}
