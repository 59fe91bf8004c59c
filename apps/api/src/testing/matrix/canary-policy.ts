import type { Pool } from 'pg'
import type { ActorName } from './actors.ts'
import type { Canary, Fixtures } from './fixtures/fixtures.ts'
import { canaryRules } from './modules.ts'

/**
 * Who may read what is restricted, said a second time and in other words than the application's: plain SQL over the tables of
 * people, posts and seats, each rule by the module whose it is (`canaryRules`). $1 the person who asks, or null; $2 the rule; $3 the council, person or receipt that the text
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
    ${Object.entries(canaryRules)
      .map(([rule, condition]) => `WHEN '${rule}' THEN ${condition}`)
      .join('\n    ')}
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
  const unknown = fixtures.canaries.find(({ rule }) => rule !== 'secret' && !(rule in canaryRules))
  if (unknown !== undefined) throw new Error(`no module declares the rule "${unknown.rule}" of ${unknown.column}`)
  const byToken = new Map(fixtures.canaries.map((canary) => [canary.token, canary]))
  const day = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)
  const { receipt = '', newcomerPerson = '', newOfficerPerson = '', guestPerson = '' } = fixtures.halves.own
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
      holds ? [newcomerPerson, newOfficerPerson, guestPerson] : [],
      day,
    ])
    if (rows[0]?.allowed !== true) forbidden.push({ actor, canary })
  }
  return forbidden
}
