import type { Pool } from 'pg'
import type { ActorName } from './actors.ts'
import type { Canary, Fixtures } from './fixtures/fixtures.ts'

/**
 * Who may read what is restricted, said a second time and in other words than the application's: plain SQL over the tables of
 * people, posts and seats. $1 the person who asks, or null; $2 the rule; $3 the council, person or receipt that the text
 * belongs to; $4 the receipt and $5 the people whose mailed links the asker holds; $6 the day in Dushanbe.
 */
const mayRead = `
  WITH asking AS (
    SELECT id FROM person WHERE id = $1::uuid AND suspended_at IS NULL
  ), post_now AS (
    SELECT post.role::text AS role FROM post JOIN asking ON asking.id = post.person_id
    WHERE post.valid_from <= $6::date AND coalesce(post.valid_to, 'infinity') >= $6::date
  ), seat_now AS (
    SELECT m.council_id, m.office::text AS office FROM membership m JOIN asking ON asking.id = m.person_id
    WHERE m.term_from <= $6::date AND coalesce(m.term_to, 'infinity') >= $6::date
  )
  SELECT CASE $2
    -- What a council has not made public is its members' own.
    WHEN 'draft' THEN EXISTS (SELECT FROM seat_now WHERE council_id::text = $3)
    -- A comment before moderation is its author's, who holds the receipt.
    WHEN 'comment' THEN $3 = $4
    -- An account is its owner's; coordinators, observers and administrators look after people, a chair knows the own council's;
    -- and whoever holds a link that was mailed to somebody is taken for that person.
    WHEN 'account' THEN EXISTS (SELECT FROM asking WHERE id::text = $3)
      OR EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))
      OR EXISTS (SELECT FROM seat_now JOIN membership held USING (council_id)
        WHERE seat_now.office IN ('chair', 'deputyChair') AND held.person_id::text = $3)
      OR $3 = ANY($5::text[])
    -- How somebody signs in is told to that person.
    WHEN 'self' THEN EXISTS (SELECT FROM asking WHERE id::text = $3)
    -- Why somebody was suspended is not a chair's to know.
    WHEN 'suspension' THEN EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))
    -- The log is read by those who oversee.
    WHEN 'log' THEN EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))
    -- Hashes, encrypted texts and secrets are nobody's.
    ELSE false
  END AS allowed`

/** A restricted text that somebody was shown. */
export interface Sighting {
  readonly actor: ActorName
  readonly canary: Canary
}

/** Those of the sightings that the second statement of the policy does not allow. */
export async function forbiddenSightings(
  owner: Pool,
  fixtures: Fixtures,
  seen: readonly (readonly [ActorName, string])[],
): Promise<Sighting[]> {
  const byToken = new Map(fixtures.canaries.map((canary) => [canary.token, canary]))
  const day = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)
  const { receipt = '', newcomerPerson = '', guestPerson = '' } = fixtures.halves.own
  const forbidden: Sighting[] = []
  for (const [actor, token] of seen) {
    const canary = byToken.get(token)
    if (canary === undefined) throw new Error(`${token} is no canary`)
    const holds = actor === 'receiptHolder'
    const { rows } = await owner.query<{ allowed: boolean }>(mayRead, [
      fixtures.people[actor],
      canary.rule,
      canary.owner,
      holds ? receipt : null,
      holds ? [newcomerPerson, guestPerson] : [],
      day,
    ])
    if (rows[0]?.allowed !== true) forbidden.push({ actor, canary })
  }
  return forbidden
}
