import type { MeetingKind, Presence } from '@hamkori/schema/meetings'
import { parseReference, formatReference } from '@hamkori/schema/references'
import { db, run, statement } from '../../platform/db.ts'
import type { Page } from '../../platform/pagination.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { MeetingFacts } from './meetings.policy.ts'

/** A meeting as lists and pages show it. Days are YYYY-MM-DD. */
export interface MeetingRow extends MeetingFacts {
  readonly id: string
  readonly reference: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt: string | null
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly placeTg: string | null
  readonly placeRu: string | null
  readonly placeEn: string | null
  readonly minutesTg: string | null
  readonly minutesRu: string | null
  readonly minutesEn: string | null
  readonly seatsInForce: number
  readonly quorum: number
  readonly presentCount: number
  readonly quorate: boolean
  readonly secretarySignedAt: Date | null
  readonly chairSignedAt: Date | null
  readonly recordedAt: Date
  readonly publishedAt: Date | null
  readonly sourceCodes: string[]
  readonly demonstration: boolean
  /** Everything below the meeting, where the statement brought it along. */
  readonly parts?: MeetingParts
}

export interface AssignmentRow {
  readonly id: string
  readonly task: string
  readonly ownerMembershipId: string | null
  readonly ownerDepartmentId: string | null
  readonly dueOn: string
  /** ISO 8601, or null while the minutes are not approved. */
  readonly inForceFrom: string | null
}

export interface DecisionRow {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly votesFor: number
  readonly votesAgainst: number
  readonly votesAbstained: number
  readonly binding: boolean
  readonly assignments: readonly AssignmentRow[]
}

/** One step of the history, as json brings it. */
export interface StepRow {
  readonly at: string
  readonly fromState: string | null
  readonly verb: string
  readonly toState: string
  readonly capacity: string
  readonly reason: string | null
}

/** What belongs to one meeting. */
export interface MeetingParts {
  readonly agenda: readonly { position: number; text: string }[]
  readonly attendance: readonly { membershipId: string; presence: Presence }[]
  readonly decisions: readonly DecisionRow[]
  readonly transitions: readonly StepRow[]
}

const columns = `
  m.id, m.reference, m.council_id AS "councilId", m.kind::text AS kind, m.state::text AS state, m.held_on::text AS "heldOn",
  m.starts_at AS "startsAt", m.original, m.title_tg AS "titleTg", m.title_ru AS "titleRu", m.title_en AS "titleEn",
  m.place_tg AS "placeTg", m.place_ru AS "placeRu", m.place_en AS "placeEn",
  m.minutes_tg AS "minutesTg", m.minutes_ru AS "minutesRu", m.minutes_en AS "minutesEn",
  m.seats_in_force AS "seatsInForce", m.quorum, m.present_count AS "presentCount", m.quorate,
  m.secretary_signed_at AS "secretarySignedAt", m.chair_signed_at AS "chairSignedAt", m.recorded_at AS "recordedAt",
  m.published_at AS "publishedAt", m.source_codes AS "sourceCodes", m.demonstration`

const assignmentJson = `json_build_object('id', t.id, 'task', t.task, 'ownerMembershipId', t.owner_membership_id,
  'ownerDepartmentId', t.owner_department_id, 'dueOn', t.due_on, 'inForceFrom', t.in_force_from)`
const partsJson = `json_build_object(
  'agenda', coalesce((SELECT json_agg(json_build_object('position', i.position, 'text', i.text) ORDER BY i.position)
    FROM agenda_item i WHERE i.meeting_id = m.id), '[]'::json),
  'attendance', coalesce((SELECT json_agg(json_build_object('membershipId', a.membership_id, 'presence', a.presence) ORDER BY s.seat, s.id)
    FROM attendance a JOIN membership_view s ON s.id = a.membership_id WHERE a.meeting_id = m.id), '[]'::json),
  'decisions', coalesce((SELECT json_agg(json_build_object('id', d.id, 'number', d.number, 'text', d.text, 'votesFor', d.votes_for,
      'votesAgainst', d.votes_against, 'votesAbstained', d.votes_abstained, 'binding', d.binding,
      'assignments', coalesce((SELECT json_agg(${assignmentJson} ORDER BY t.due_on, t.id) FROM assignment t WHERE t.decision_id = d.id), '[]'::json)
    ) ORDER BY d.number) FROM decision d WHERE d.meeting_id = m.id), '[]'::json),
  'transitions', coalesce((SELECT json_agg(json_build_object('at', h.at, 'fromState', h.from_state, 'verb', h.verb, 'toState', h.to_state,
      'capacity', h.capacity, 'reason', h.reason) ORDER BY h.at, h.id)
    FROM transition h WHERE h.record_type = 'Meeting' AND h.record_id = m.id), '[]'::json))`

// Published minutes are everybody's, drafts are seen by the councils that the viewer sits on: one rule, in the WHERE.
const visibleTo = (parameter: string) =>
  `(m.state IN ('published', 'corrected') OR m.council_id = ANY(${parameter}::uuid[]))`

type Raw = Omit<MeetingRow, 'secretarySigned' | 'chairSigned'>

const byReference = statement<Raw>(
  `SELECT ${columns}, ${partsJson} AS parts FROM meeting m WHERE m.reference = $1 AND ${visibleTo('$2')}`,
)
const byIds = statement<Raw>(
  `SELECT ${columns}, ${partsJson} AS parts FROM meeting m WHERE m.id = ANY($1::uuid[]) AND ${visibleTo('$2')}`,
)
const ofCouncil = statement<Raw>(`
  SELECT ${columns} FROM meeting m
  WHERE m.council_id = $1 AND ${visibleTo('$2')} AND ($3::date IS NULL OR (m.held_on, m.id) < ($3::date, $4::uuid))
  ORDER BY m.held_on DESC, m.id DESC LIMIT $5`)
const partsOf = statement<{ id: string; parts: MeetingParts }>(
  `SELECT m.id, ${partsJson} AS parts FROM meeting m WHERE m.id = ANY($1::uuid[])`,
)
const decisionsByIds = statement<{ id: string; decision: DecisionRow }>(`
  SELECT d.id, json_build_object('id', d.id, 'number', d.number, 'text', d.text, 'votesFor', d.votes_for, 'votesAgainst', d.votes_against,
    'votesAbstained', d.votes_abstained, 'binding', d.binding,
    'assignments', coalesce((SELECT json_agg(${assignmentJson} ORDER BY t.due_on, t.id) FROM assignment t WHERE t.decision_id = d.id), '[]'::json)) AS decision
  FROM decision d JOIN meeting m ON m.id = d.meeting_id WHERE d.id = ANY($1::uuid[]) AND ${visibleTo('$2')}`)
const assignmentsByIds = statement<{ id: string; assignment: AssignmentRow }>(`
  SELECT t.id, ${assignmentJson} AS assignment
  FROM assignment t JOIN decision d ON d.id = t.decision_id JOIN meeting m ON m.id = d.meeting_id WHERE t.id = ANY($1::uuid[]) AND ${visibleTo('$2')}`)

/** The meeting with this printed reference and all its parts; null when there is none or the viewer may not know of it. */
export async function findMeeting(viewer: Viewer, reference: string): Promise<MeetingRow | null> {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'meeting') return null
  const [row] = await run(byReference, [formatReference(parsed), councilsOf(viewer)])
  return row === undefined ? null : meetingRow(row)
}

/** The meetings with these ids that the viewer may see, with their parts, by id. */
export async function findMeetings(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, MeetingRow>> {
  return new Map((await run(byIds, [ids, councilsOf(viewer)])).map((row) => [row.id, meetingRow(row)]))
}

/** Up to `first + 1` meetings of a council that the viewer may see, latest first. */
export async function listMeetingsOfCouncil(
  viewer: Viewer,
  councilId: string,
  page: Page<{ day: string; id: string }>,
): Promise<MeetingRow[]> {
  const { first, after } = page
  return (await run(ofCouncil, [councilId, councilsOf(viewer), after?.day ?? null, after?.id ?? null, first + 1])).map(
    meetingRow,
  )
}

/** The parts of meetings that a list has shown: for a batch. */
export async function findParts(ids: readonly string[]): Promise<ReadonlyMap<string, MeetingParts>> {
  return new Map((await run(partsOf, [ids])).map(({ id, parts }) => [id, parts]))
}

/** Decisions by id, of meetings that the viewer may see. */
export async function findDecisions(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, DecisionRow>> {
  return new Map((await run(decisionsByIds, [ids, councilsOf(viewer)])).map(({ id, decision }) => [id, decision]))
}

/** Assignments by id, of meetings that the viewer may see. */
export async function findAssignments(
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AssignmentRow>> {
  return new Map((await run(assignmentsByIds, [ids, councilsOf(viewer)])).map(({ id, assignment }) => [id, assignment]))
}

function councilsOf(viewer: Viewer): string[] {
  return viewer.kind === 'person' ? viewer.seats.map(({ councilId }) => councilId) : []
}

function meetingRow(row: Raw): MeetingRow {
  return {
    ...row,
    secretarySigned: row.secretarySignedAt !== null,
    chairSigned: row.chairSignedAt !== null,
  }
}

/** How many meetings of these councils are published, by the council's id; for `loadOne` of platform/batch.ts. */
export async function countPublishedMeetings(councilIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const tallies = await db.meetingTally.findMany({ where: { councilId: { in: [...councilIds] } } })
  return new Map(tallies.map(({ councilId, published }) => [councilId, published]))
}
