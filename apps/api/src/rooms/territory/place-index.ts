import { foldForSearch, foldPlaceName } from '@hamkori/schema/territory'
import type { AreaAliasModel, AreaModel } from '../../../generated/prisma/models.ts'
import { likeness } from './likeness.ts'

/** One spelling of one place, folded. */
interface Spelling {
  readonly area: AreaModel
  readonly variant: string
  /** With the words for city, district and region. */
  readonly whole: string
  /** Without them. */
  readonly name: string
  readonly words: readonly string[]
  /** Official names come before former ones and before spellings found elsewhere when scores are equal. */
  readonly official: boolean
}

/** A place that a query found, by which spelling, and how well. */
export interface FoundPlace {
  readonly area: AreaModel
  readonly matched: string
  /** 1 is the very name; from 0.45 up. */
  readonly score: number
  /** The query is a name of this place, apart from the way letters are written. */
  readonly exact: boolean
}

export interface PlaceIndex {
  /** Places by falling score, at most `first`; equal scores stand with the official name first, then by code. */
  readonly search: (text: string, first: number) => readonly FoundPlace[]
}

// Bands do not overlap: any exact name stands before any beginning, any beginning before any misspelling.
const wholeNameScore = 1
const nameScore = 0.98
const prefixScore = 0.9
const wordPrefixScore = 0.8
const misspellingScore = 0.75
const misspeltWordScore = 0.65
const smallestLikeness = 0.6

/** Builds the index of every spelling: some 900 short strings, so that a query looks at all of them in about a millisecond. */
export function indexPlaces(areas: readonly AreaModel[], aliases: readonly AreaAliasModel[]): PlaceIndex {
  const spellings = areas.flatMap((area) => [
    ...spellingsOf(area, officialNames(area), true),
    ...spellingsOf(area, aliases.filter(({ areaId }) => areaId === area.id).map(({ variant }) => variant), false),
  ])
  const distinct = [...new Map(spellings.toReversed().map((spelling) => [`${spelling.area.code} ${spelling.whole}`, spelling])).values()].toReversed()
  return { search: (text, first) => searchSpellings(distinct, text, first) }
}

function officialNames(area: AreaModel): string[] {
  return [area.shortNameTg, area.shortNameRu, area.shortNameEn, area.nameTg, area.nameRu, area.nameEn]
}

function spellingsOf(area: AreaModel, variants: readonly string[], official: boolean): Spelling[] {
  return variants.map((variant) => {
    const name = foldPlaceName(variant)
    return { area, variant, whole: foldForSearch(variant), name, words: name.split(' '), official }
  })
}

function searchSpellings(spellings: readonly Spelling[], text: string, first: number): FoundPlace[] {
  const query = { whole: foldForSearch(text), name: foldPlaceName(text) }
  if (query.name === '') return []
  const best = new Map<string, FoundPlace & { readonly official: boolean }>()
  for (const spelling of spellings) {
    const score = scoreOf(spelling, query)
    const before = best.get(spelling.area.code)
    if (score === 0 || (before !== undefined && before.score >= score)) continue
    best.set(spelling.area.code, { area: spelling.area, matched: spelling.variant, score, exact: score >= nameScore, official: spelling.official })
  }
  return [...best.values()]
    .toSorted((a, b) => b.score - a.score || Number(b.official) - Number(a.official) || (a.area.code < b.area.code ? -1 : 1))
    .slice(0, first)
    .map(({ area, matched, score, exact }) => ({ area, matched, score, exact }))
}

function scoreOf(spelling: Spelling, query: { readonly whole: string; readonly name: string }): number {
  if (spelling.whole === query.whole) return wholeNameScore
  if (spelling.name === query.name) return nameScore
  const closeness = Math.min(1, query.name.length / spelling.name.length)
  if (spelling.name.startsWith(query.name) || spelling.whole.startsWith(query.whole)) return prefixScore + 0.07 * closeness
  if (` ${spelling.name}`.includes(` ${query.name}`)) return wordPrefixScore + 0.07 * closeness
  const whole = Math.max(likeness(spelling.name, query.name), likeness(spelling.whole, query.whole))
  const word = Math.max(0, ...spelling.words.map((candidate) => (candidate.length > 3 ? likeness(candidate, query.name) : 0)))
  const score = Math.max(misspellingScore * admitted(whole), misspeltWordScore * admitted(word))
  return score
}

function admitted(similarity: number): number {
  return similarity >= smallestLikeness ? similarity : 0
}
