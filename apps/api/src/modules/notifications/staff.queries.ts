import { dateOf, now, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { boolean, uuid } from '../../platform/columns.ts'
import { run } from '../../platform/db.ts'
import { rawQuery } from '../../platform/query.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import { sql } from 'kysely'

// Everybody with an account who holds a post or a seat today, and has not got the message of the day.
const untold = rawQuery(
  { personId: uuid, takesMailAtNight: boolean },
  (values: { today: string; event: string }) => sql`
  SELECT person.id AS "personId",
    EXISTS (SELECT FROM notice_choice c WHERE c.person_id = person.id AND c.choice = 'night' AND c.is_on) AS "takesMailAtNight"
  FROM person_view person
  WHERE person.accepted_at IS NOT NULL AND person.suspended_at IS NULL
    AND NOT EXISTS (SELECT FROM sent_notice n WHERE n.event = ${values.event} AND n.person_id = person.id AND n.channel = 'email')
    AND (EXISTS (SELECT FROM post_view p WHERE p.person_id = person.id AND p.valid_from <= ${values.today}::date
        AND (p.valid_to IS NULL OR p.valid_to >= ${values.today}::date) AND NOT p.ended_at_once)
      OR EXISTS (SELECT FROM membership_view m WHERE m.person_id = person.id AND m.term_from <= ${values.today}::date
        AND (m.term_to IS NULL OR m.term_to >= ${values.today}::date) AND NOT m.ended_at_once))
  ORDER BY person.id`,
)

/** The event of the message of a day, YYYY-MM-DD. */
export function digestEvent(day: string): string {
  return `digest/${day}`
}

/** The people who may still be sent the message of a day. `takesMailAtNight`: the night is not quiet for them. */
export function findUntold(day: string): Promise<{ readonly personId: string; readonly takesMailAtNight: boolean }[]> {
  return run(untold, { today: day, event: digestEvent(day) })
}

/**
 * A person as the policies see whoever is signed in, with the posts and seats of today. A post reaches its own department alone: what
 * waits for those below is their officers' work.
 */
export async function ownRolesOf(tx: Tx, personId: string): Promise<SignedInViewer> {
  const day = dateOf(today(now()))
  const [person, posts, seats] = [
    await tx.personView.findUniqueOrThrow({ where: { id: personId } }),
    await tx.postView.findMany({
      where: {
        personId,
        endedAtOnce: false,
        validFrom: { lte: day },
        OR: [{ validTo: null }, { validTo: { gte: day } }],
      },
    }),
    await tx.membershipView.findMany({
      where: { personId, endedAtOnce: false, termFrom: { lte: day }, OR: [{ termTo: null }, { termTo: { gte: day } }] },
    }),
  ]
  const { email, label, demonstration } = person
  return {
    ...{ kind: 'person', personId, email, label, demonstration, confirmedAt: null },
    // Nobody is signed in: policies ask for what is held alone.
    sessionId: personId,
    posts: posts.map(({ role, departmentId, titleTg, titleRu, titleEn }) => ({
      ...{ role, departmentId, titleTg, titleRu, titleEn },
      departmentIds: departmentId === null ? [] : [departmentId],
      validFrom: today(now()),
      validTo: null,
    })),
    seats: seats.map(({ id, councilId, office }) => ({ membershipId: id, councilId, councilSlug: '', office })),
  }
}
