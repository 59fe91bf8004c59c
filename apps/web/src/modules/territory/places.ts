import { capitalized } from '@hamkori/schema/format/capital'
import { compareNames } from '@hamkori/schema/format/names'
import type { Language } from '@hamkori/schema/languages'
import type { FragmentOf, ResultOf } from '../../platform/graphql.ts'
import { links } from '../../platform/links.ts'
import type { Tile } from '../../ui/tile-map.ts'
import type { searchQuery } from './search.documents.ts'
import type { placeFragment } from './territory.documents.ts'

export type Place = FragmentOf<typeof placeFragment>
export type PlaceMatch = ResultOf<typeof searchQuery>['searchPlaces']['matches'][number]

/** The keys of a name that is shown in all languages at once, as `NameInAllLanguages` names them. */
export const nameKeys = { tg: 'tajik', ru: 'russian', en: 'english' } as const satisfies Record<Language, string>

/** What the reader wants of a place: to read about it, or to rate its police. */
export type Purpose = 'read' | 'rate'

/**
 * Where a place leads. Who rates goes straight to the questionnaire where the place has one unit,
 * and chooses among them where it has more.
 */
export function placeHref(
  language: Language,
  purpose: Purpose,
  code: string,
  units: readonly { readonly code: string }[],
): string {
  if (purpose === 'read') return links.area(language, code)
  const [only, other] = units
  return only && !other ? links.rate(language, only.code) : links.chooseUnit(language, code)
}

/** The places that have a tile, each as part of its region, by the alphabet: the map is a list on a narrow screen. */
export function tilesOf(language: Language, purpose: Purpose, regionCode: string, places: readonly Place[]): Tile[] {
  return inOrder(language, places).flatMap((place) =>
    place.tile
      ? [
          {
            code: place.code,
            column: place.tile.column,
            row: place.tile.row,
            label: capitalized(place.name[language]),
            shortLabel: place.shortName[language],
            region: regionCode,
            href: placeHref(language, purpose, place.code, place.units),
          },
        ]
      : [],
  )
}

/** Places in the order of the reader's alphabet, by the name without the word for city or district. */
export function inOrder<Item extends { readonly shortName: Readonly<Record<Language, string>> }>(
  language: Language,
  places: readonly Item[],
): Item[] {
  const compare = compareNames(language)
  return [...places].sort((one, other) => compare(one.shortName[language], other.shortName[language]))
}
