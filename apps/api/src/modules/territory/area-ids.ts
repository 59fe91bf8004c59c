import type { Territory } from './territory-tree.ts'

/**
 * The ids of the place with this code and of all below it; none for an unknown code, and null for the whole country: what is asked
 * for there is not narrowed.
 */
export function areaIdsWithin(
  { areaByCode, childrenOf, country }: Territory,
  areaCode: string | null,
): string[] | null {
  if (areaCode === null) return null
  const top = areaByCode.get(areaCode.trim().toUpperCase())
  if (top?.id === country.id) return null
  const areas = top === undefined ? [] : [top]
  // The list grows while it is walked: every place brings those below it.
  for (const area of areas) areas.push(...childrenOf(area.id))
  return areas.map(({ id }) => id)
}
