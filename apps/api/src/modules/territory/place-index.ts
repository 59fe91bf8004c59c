import { normalizeForSearch, normalizePlaceName } from '@hamkori/schema/territory'
import type { AreaAliasModel, AreaModel } from '../../../generated/prisma/models.ts'
import { comparable, similarity } from './similarity.ts'
import type { Comparable } from './similarity.ts'

/** One spelling of one place, normalized. */
interface Spelling {
  readonly area: AreaModel
  readonly variant: string
  /** With the words for city, district and region. */
  readonly whole: Comparable
  /** Without them. */
  readonly name: Comparable
  /** The longer words of the name, where it has several. */
  readonly words: readonly Comparable[]
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
const bandWidth = 0.07
const smallestSimilarity = 0.6
const shortestWord = 3

/** Builds the index of every spelling: some 900 short strings, so that a query can look at all of them. */
export function indexPlaces(areas: readonly AreaModel[], aliases: readonly AreaAliasModel[]): PlaceIndex {
  const spellings = areas.flatMap((area) => [
    ...spellingsOf(area, officialNames(area), true),
    ...spellingsOf(
      area,
      aliases.filter(({ areaId }) => areaId === area.id).map(({ variant }) => variant),
      false,
    ),
  ])
  const distinct = [
    ...new Map(
      spellings.toReversed().map((spelling) => [`${spelling.area.code} ${spelling.whole.text}`, spelling]),
    ).values(),
  ].toReversed()
  return { search: (text, first) => searchSpellings(distinct, text, first) }
}

function officialNames(area: AreaModel): string[] {
  return [area.shortNameTg, area.shortNameRu, area.shortNameEn, area.nameTg, area.nameRu, area.nameEn]
}

function spellingsOf(area: AreaModel, variants: readonly string[], official: boolean): Spelling[] {
  return variants.map((variant) => {
    const name = normalizePlaceName(variant)
    const words = name.split(' ').filter((word) => word.length > shortestWord)
    return {
      area,
      variant,
      whole: comparable(normalizeForSearch(variant)),
      name: comparable(name),
      words: words.length > 1 || words[0] !== name ? words.map(comparable) : [],
      official,
    }
  })
}

interface Query {
  readonly whole: Comparable
  readonly name: Comparable
}

function searchSpellings(spellings: readonly Spelling[], text: string, first: number): FoundPlace[] {
  const query = { whole: comparable(normalizeForSearch(text)), name: comparable(normalizePlaceName(text)) }
  if (query.name.text === '') return []
  const clear = bestPlaces(spellings, query, scoreOfLetters)
  // Whoever typed a name as it is written needs no guesses beside it.
  return (
    clear[0]?.exact === true
      ? clear
      : bestPlaces(
          spellings,
          query,
          (spelling) => scoreOfLetters(spelling, query) || scoreOfSimilarity(spelling, query),
        )
  ).slice(0, first)
}

function bestPlaces(
  spellings: readonly Spelling[],
  query: Query,
  scoreOf: (spelling: Spelling, query: Query) => number,
): FoundPlace[] {
  const best = new Map<string, FoundPlace & { readonly official: boolean }>()
  for (const spelling of spellings) {
    const score = scoreOf(spelling, query)
    if (score === 0) continue
    const before = best.get(spelling.area.code)
    if (before !== undefined && before.score >= score) continue
    best.set(spelling.area.code, {
      area: spelling.area,
      matched: spelling.variant,
      score,
      exact: score >= nameScore,
      official: spelling.official,
    })
  }
  return [...best.values()]
    .toSorted(
      (a, b) => b.score - a.score || Number(b.official) - Number(a.official) || (a.area.code < b.area.code ? -1 : 1),
    )
    .map(({ area, matched, score, exact }) => ({ area, matched, score, exact }))
}

/** The very name, its beginning, or the beginning of one of its words; 0 for none of them. */
function scoreOfLetters({ whole, name }: Spelling, query: Query): number {
  if (whole.text === query.whole.text) return wholeNameScore
  if (name.text === query.name.text) return nameScore
  const closeness = Math.min(1, query.name.text.length / name.text.length)
  if (name.text.startsWith(query.name.text) || whole.text.startsWith(query.whole.text))
    return prefixScore + bandWidth * closeness
  if (` ${name.text}`.includes(` ${query.name.text}`)) return wordPrefixScore + bandWidth * closeness
  return 0
}

/** A misspelling of the name or of one of its words; 0 for neither. */
function scoreOfSimilarity({ whole, name, words }: Spelling, query: Query): number {
  const asName = Math.max(
    similarity(name, query.name, smallestSimilarity),
    similarity(whole, query.whole, smallestSimilarity),
  )
  let asWord = 0
  for (const word of words) asWord = Math.max(asWord, similarity(word, query.name, smallestSimilarity))
  return Math.max(misspellingScore * asName, misspeltWordScore * asWord)
}
