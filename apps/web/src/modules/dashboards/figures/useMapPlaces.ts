import { useQuery } from '@urql/vue'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useLanguage } from '../../../ui/language.ts'
import { countryMapQuery } from '../dashboards.documents.ts'
import type { Dashboard } from '../scores.ts'
import { placesOfCountry } from './country-places.ts'
import type { PlacedRow } from './figure.ts'

/** What a map shows: districts, and the names of their regions. */
interface MapPlaces {
  readonly places: readonly PlacedRow[]
  readonly regions: readonly { readonly code: string; readonly name: string }[]
}

/**
 * The districts on the map of the country or of a region, in the release of its dashboard. Those of the country are asked for here, and
 * nothing is asked for where no map is `wanted`. Call it in `setup`.
 */
export async function useMapPlaces(
  dashboard: Dashboard | null | undefined,
  wanted: boolean,
): Promise<ComputedRef<MapPlaces>> {
  const language = useLanguage()
  const isOfCountry = wanted && dashboard?.scope === 'country'
  const variables = { release: dashboard?.release?.number ?? null }
  const asked = isOfCountry ? await useQuery({ query: countryMapQuery, variables }) : null
  return computed(() => {
    if (!dashboard) return { places: [], regions: [] }
    const found = asked?.data.value
    if (found)
      return {
        places: placesOfCountry(found),
        regions: found.regions.map(({ code, shortName }) => ({ code, name: shortName[language.value] })),
      }
    const { code, name, rows } = dashboard
    return { places: rows.map((row) => ({ region: code, row })), regions: [{ code, name: name[language.value] }] }
  })
}
