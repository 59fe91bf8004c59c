import { capitalized } from '@hamkori/schema/format/capital'
import { compareNames } from '@hamkori/schema/format/names'
import type { Language } from '@hamkori/schema/languages'
import { normalizePlaceName } from '@hamkori/schema/normalize'
import type { ResultOf } from '../../platform/graphql.ts'
import { groupBy } from '../../ui/lists.ts'
import type { councilsQuery } from './councils.documents.ts'

type Council = ResultOf<typeof councilsQuery>['councils']['edges'][number]['node']

/** The names of places by their codes. */
export type PlaceNames = ReadonlyMap<
  string,
  { readonly name: Readonly<Record<Language, string>>; readonly shortName: Readonly<Record<Language, string>> }
>

/** A council as a line of the list, called by its place. */
export interface CouncilEntry {
  readonly council: Council
  readonly label: string
}

/** The councils of a region: those with something on the record, and those of which nothing is on it yet. */
export interface CouncilGroup {
  readonly region: string
  readonly active: readonly CouncilEntry[]
  readonly silent: readonly CouncilEntry[]
  /** What all of them together have on the record; null where there is only one. */
  readonly totals: Counts | null
}

/** Numbers of public records. */
export interface Counts {
  readonly meetingCount: number
  readonly shortcomingCount: number
  readonly proposalCount: number
}

/**
 * Whether what was typed is a part of the council's name or of its place, in any spelling and any letters. Of the names, a page has
 * those in its own language.
 */
export function isMeant(language: Language, { name, area }: Council, places: PlaceNames, typed: string): boolean {
  const wanted = normalizePlaceName(typed)
  const texts = [places.get(area.code)?.name[language] ?? '', name[language]]
  return texts.some((text) => normalizePlaceName(text).includes(wanted))
}

/**
 * The councils region by region, each region by the reader's alphabet and its own council first. That one is called by its full name:
 * by the name of its place it would be taken for the whole region. A place that has the short name of another is called by its
 * full name, and two councils of one place by theirs.
 */
export function groupCouncils(language: Language, councils: readonly Council[], places: PlaceNames): CouncilGroup[] {
  const compare = compareNames(language)
  const labels = labelsOf(language, councils, places)
  const entries = councils.map((council) => ({ council, label: labels.get(council.slug) ?? council.name[language] }))
  const byRegion = groupBy(entries, ({ council }) => council.area.code.split('-').slice(0, 2).join('-'))
  return [...byRegion].map(([region, found]) => {
    const sorted = found.sort((one, other) => {
      const own = Number(other.council.area.code === region) - Number(one.council.area.code === region)
      return own || compare(one.label, other.label)
    })
    return {
      region,
      active: sorted.filter(hasRecords),
      silent: sorted.filter((entry) => !hasRecords(entry)),
      totals: found.length > 1 ? totalsOf(found) : null,
    }
  })
}

function hasRecords({ council }: CouncilEntry): boolean {
  return council.meetingCount + council.shortcomingCount + council.proposalCount > 0
}

function totalsOf(entries: readonly CouncilEntry[]): Counts {
  const sum = (name: keyof Counts) => entries.reduce((total, { council }) => total + council[name], 0)
  return {
    meetingCount: sum('meetingCount'),
    shortcomingCount: sum('shortcomingCount'),
    proposalCount: sum('proposalCount'),
  }
}

function labelsOf(language: Language, councils: readonly Council[], places: PlaceNames): Map<string, string> {
  const ways: ((council: Council) => string)[] = [
    ({ area, name }) => places.get(area.code)?.shortName[language] ?? name[language],
    ({ area, name }) => capitalized(places.get(area.code)?.name[language] ?? name[language]),
    ({ name }) => name[language],
  ]
  const isOfRegion = ({ area }: Council) => area.code.split('-').length < 3
  const labels = new Map(councils.filter(isOfRegion).map(({ slug, name }) => [slug, name[language]]))
  let unnamed = councils.filter((council) => !isOfRegion(council))
  for (const way of ways) {
    const same = groupBy(unnamed, way)
    for (const [label, those] of same) if (those.length === 1 && those[0]) labels.set(those[0].slug, label)
    unnamed = unnamed.filter(({ slug }) => !labels.has(slug))
  }
  return labels
}
