/** The kinds of areas of the coded tree. */
export const areaKinds = ['country', 'region', 'city', 'district', 'cityDistrict'] as const
export type AreaKind = (typeof areaKinds)[number]

/** The five first-level areas, by the letters of ISO 3166-2:TJ. */
export const regionLetters = ['GB', 'SU', 'KT', 'DU', 'RA'] as const
export type RegionLetters = (typeof regionLetters)[number]

/** `TJ`, `TJ-SU`, `TJ-SU-01`. */
export const areaCodePattern = /^TJ(?:-(?:GB|SU|KT|DU|RA)(?:-\d{2})?)?$/u

/** Code of a department: `MIA`, `MIA-PO`, `MIA-SU`, `MIA-SU-01`, `MIA-DU-02-2`. */
export const departmentCodePattern = /^MIA(?:-[A-Z0-9]{1,4}){0,3}$/u

/** Code of a police unit, short enough for a poster: the letters of its region, the number of its place, its own number; `SU-01-1`. */
export const unitCodePattern = /^(?:GB|SU|KT|DU|RA)-\d{2}-\d{1,2}$/u

/** A body of the Ministry of Internal Affairs. */
export const departmentKinds = ['ministry', 'ministryUnit', 'regional', 'district'] as const
export type DepartmentKind = (typeof departmentKinds)[number]

/** Sizes of an import: generous for the country, small for a machine. */
export const territoryLimits = {
  name: 200,
  source: 400,
  tile: 99,
  population: 100_000_000,
  areas: 2_000,
  aliases: 20_000,
  departments: 2_000,
  units: 5_000,
} as const

/** What an import of outlines may hold. Measured before anything is parsed, so that no file can take the memory of the machine. */
export const outlineLimits = {
  bytes: 16 * 1024 * 1024,
  points: 250_000,
  features: 2_000,
  source: 400,
  licence: 100,
  /** So many points are kept in all: enough for a screen, light enough for a phone. */
  pointsKept: 2_400,
} as const

/** The rectangle around Tajikistan, in degrees and with some room: what lies outside it is another country, or has its axes exchanged. */
export const countryBounds = { west: 66, south: 36, east: 76, north: 42 } as const

/** How much of a search text counts, in characters, and how many places one search shows at most. */
export const areaSearchTextMax = 80
export const areaSearchLimitMax = 20

/** True for the code of the country, a region, or a district or city. */
export function isAreaCode(text: string): boolean {
  return areaCodePattern.test(text)
}

/**
 * The code one level up, or null for the country.
 * @internal Only tests use it.
 */
export function parentCode(code: string): string | null {
  const at = code.lastIndexOf('-')
  return at < 0 ? null : code.slice(0, at)
}

/** The region's letters in the code of an area (`TJ-SU-01`), department (`MIA-SU`) or unit (`SU-01-1`), or null for the country. */
export function regionOfCode(code: string): RegionLetters | null {
  const [first, second] = code.split('-')
  const letters = first === 'TJ' || first === 'MIA' ? second : first
  return (regionLetters as readonly (string | undefined)[]).includes(letters) ? (letters as RegionLetters) : null
}
