import type { ResultOf } from '../../../platform/graphql.ts'
import type { countryMapQuery } from '../dashboards.documents.ts'
import type { PlacedRow } from './figure.ts'

/** The districts of all regions. */
export function placesOfCountry(found: ResultOf<typeof countryMapQuery>): PlacedRow[] {
  return [found.sughd, found.khatlon, found.badakhshan, found.republican, found.dushanbe].flatMap((region) =>
    region ? region.rows.map((row) => ({ region: region.code, row })) : [],
  )
}
