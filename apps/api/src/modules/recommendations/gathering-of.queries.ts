import { mayAct } from '../../platform/authorize.ts'
import { run } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { kysely, query } from '../../platform/query.ts'
import type { Actor } from '../../platform/viewer.ts'

const bySlug = query((values: { slug: string }) =>
  kysely
    .selectFrom('gathering_view as g')
    .select([
      'g.slug',
      'g.state',
      'g.area_code as areaCode',
      'g.council_id as councilId',
      'g.council_ids as councilIds',
    ])
    .where('g.slug', '=', values.slug),
)

/** The country's own code: a round table of the whole country is no council's. */
const countryCode = 'TJ'

/**
 * The round table at which a recommendation of this council is made, by its name in addresses, in any case; null where none is named.
 * Throws InvalidInputError at `gatheringSlug` for one that there is not, that the actor may not know of, that is called off, or that
 * this council neither holds nor is invited to.
 */
export async function gatheringOf(actor: Actor, councilId: string, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null
  const [found] = await run(bySlug, { slug: slug.toLowerCase() })
  const unknown = new InvalidInputError([invalidAt(['gatheringSlug'], 'unknown_record')])
  if (found === undefined) throw unknown
  const { state, areaCode, councilId: hostId, councilIds } = found
  const isOff = state === 'cancelled' || state === 'discarded'
  const isTheirs = hostId === councilId || councilIds.includes(councilId)
  const scope = areaCode === countryCode ? {} : { councilId: hostId }
  const isKnown = state !== 'draft' || mayAct(actor, 'gathering:readDraft', scope)
  if (isOff || !isTheirs || !isKnown) throw unknown
  return found.slug
}
