import { sessionIdleMinutes } from '@hamkori/schema/identity'
import { sql } from 'kysely'
import { now, today } from '../../platform/clock.ts'
import { boolean, json, nullable, text, timestamp, uuid } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import { rawQuery } from '../../platform/query.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer, ViewerPost, ViewerSeat } from '../../platform/viewer.ts'
import { tokenHash } from './sessions.ts'

// One round trip for every signed-in request: the session, the person, what they hold today, and at most once a minute
// the note that the session is in use. Terms are days, both ends included, in Dushanbe's calendar; what is taken from
// somebody today is taken now.
const viewerOfSession = rawQuery(
  {
    sessionId: uuid,
    personId: uuid,
    email: text,
    label: text,
    demonstration: boolean,
    confirmedAt: nullable(timestamp),
    posts: json<ViewerPost[]>(),
    seats: json<ViewerSeat[]>(),
  },
  (values: { token: Uint8Array<ArrayBuffer>; at: Date; today: string; idleMinutes: number; isUse: boolean }) => sql`
  WITH RECURSIVE live AS (
    SELECT s.id AS session_id, s.last_seen_at, s.confirmed_at, p.id AS person_id, p.email, p.label, p.demonstration
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.token_hash = ${values.token} AND s.phase = 'full' AND s.expires_at > ${values.at} AND s.last_seen_at > ${values.at}::timestamptz - make_interval(mins => ${values.idleMinutes})
      AND p.suspended_at IS NULL
  ), seen AS (
    UPDATE session SET last_seen_at = ${values.at} FROM live
    WHERE session.id = live.session_id AND ${values.isUse}::boolean AND live.last_seen_at < ${values.at}::timestamptz - interval '1 minute'
  ), held AS (
    SELECT post.* FROM post_view post JOIN live ON live.person_id = post.person_id
    WHERE post.valid_from <= ${values.today}::date AND (post.valid_to IS NULL OR post.valid_to >= ${values.today}::date) AND NOT post.ended_at_once
  ), below AS (
    SELECT held.id AS post_id, held.department_id FROM held WHERE held.department_id IS NOT NULL
    UNION
    SELECT below.post_id, department.id FROM below JOIN department_view department ON department.parent_id = below.department_id
  )
  SELECT live.session_id AS "sessionId", live.person_id AS "personId", live.email, live.label, live.demonstration, live.confirmed_at AS "confirmedAt",
    coalesce((
      SELECT json_agg(json_build_object(
        'role', held.role, 'departmentId', held.department_id,
        'departmentIds', coalesce((SELECT json_agg(below.department_id) FROM below WHERE below.post_id = held.id), '[]'::json),
        'titleTg', held.title_tg, 'titleRu', held.title_ru, 'titleEn', held.title_en,
        'validFrom', held.valid_from, 'validTo', held.valid_to) ORDER BY held.valid_from, held.id)
      FROM held), '[]'::json) AS posts,
    coalesce((
      SELECT json_agg(json_build_object(
        'membershipId', m.id, 'councilId', m.council_id, 'councilSlug', c.slug,
        'office', m.office) ORDER BY c.slug, m.seat, m.id)
      FROM membership_view m JOIN council_view c ON c.id = m.council_id
      WHERE m.person_id = live.person_id AND m.term_from <= ${values.today}::date AND (m.term_to IS NULL OR m.term_to >= ${values.today}::date)
        AND NOT m.ended_at_once), '[]'::json) AS seats
  FROM live`,
)

/**
 * Who is asking: the person of this session token, or the anonymous viewer where the token is unknown, waits for
 * its second factor, is idle for 30 minutes or older than 12 hours, or the person is suspended. No token, no query.
 * `isUse`: the session counts as used, which it is not by a page that only waits to hear of changes.
 */
export async function resolveViewer(token: string | null, { isUse } = { isUse: true }): Promise<Viewer> {
  if (token === null) return anonymous
  const moment = now()
  const [row] = await run(viewerOfSession, {
    token: tokenHash(token),
    at: moment,
    today: today(moment),
    idleMinutes: sessionIdleMinutes,
    isUse,
  })
  return row === undefined ? anonymous : { kind: 'person', ...row }
}

const openAmong = rawQuery(
  { id: uuid },
  (values: { ids: readonly string[]; at: Date; idleMinutes: number }) => sql`
  SELECT s.id FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.id = ANY(${values.ids}::uuid[]) AND s.phase = 'full' AND s.expires_at > ${values.at}
    AND s.last_seen_at > ${values.at}::timestamptz - make_interval(mins => ${values.idleMinutes}) AND p.suspended_at IS NULL`,
)

/** Which of these sessions a request could still use. To ask is no use of them. */
export async function openSessions(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await run(openAmong, { ids, at: now(), idleMinutes: sessionIdleMinutes })
  return new Set(rows.map(({ id }) => id))
}
