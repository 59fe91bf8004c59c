import { capitalized } from '@hamkori/schema/format/capital'
import { compareNames } from '@hamkori/schema/format/names'
import type { Language } from '@hamkori/schema/languages'

interface Named {
  readonly code: string
  readonly name: { readonly tg: string; readonly ru: string; readonly en: string }
}

/** The places that can be chosen: each region first among its districts and cities, those by name. */
export function placeGroups(language: Language, regions: readonly (Named & { readonly children: readonly Named[] })[]) {
  const compare = compareNames(language)
  return regions.map((region) => ({
    label: capitalized(region.name[language]),
    options: [region, ...region.children]
      .map(({ code, name }) => ({ value: code, label: capitalized(name[language]) }))
      .sort((a, b) => (a.value === region.code ? -1 : b.value === region.code ? 1 : compare(a.label, b.label))),
  }))
}
