import { links } from '../../platform/links.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { placesOnSiteMapQuery } from './site-map.documents.ts'

/** Every region, city and district with its scores, every department, and every unit with its scores. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const { country, regions, districts } = await ask(placesOnSiteMapQuery, {})
  const places = [...regions, ...districts]
  // What stands in a district stands in its region too.
  const departments = new Set([country, ...places].flatMap((place) => place.departments.map(({ code }) => code)))
  const units = new Set(places.flatMap((place) => place.units.map(({ code }) => code)))
  return [
    ...places.flatMap<PageAddress>(({ code }) => [
      (language) => links.area(language, code),
      (language) => links.dashboard(language, code),
    ]),
    ...[...departments].map<PageAddress>((code) => (language) => links.department(language, code)),
    ...[...units].flatMap<PageAddress>((code) => [
      (language) => links.unit(language, code),
      (language) => links.unitDashboard(language, code),
    ]),
  ]
}
