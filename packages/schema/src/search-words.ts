import { recordSearchLimits as limits } from './search.ts'

/** A word that was typed, as the beginnings of the words that it finds: folded, at least one. */
export type TypedWord = readonly string[]

/** A piece of a text, and whether it is a word that was looked for. */
export interface MarkedPart {
  readonly text: string
  readonly isFound: boolean
}

/** Letters that meet another one. The same as in the function `fold_words` of the database, which a test compares with this. */
const foldedLetters: Readonly<Record<string, string>> = {
  ё: 'е',
  э: 'е',
  й: 'и',
  ы: 'и',
  ғ: 'г',
  ӣ: 'и',
  қ: 'к',
  ӯ: 'у',
  ҳ: 'х',
  ҷ: 'ч',
}

/** A text under the spelling in which its words are looked for: small letters, those of Tajik as people type them who lack them, no signs. */
export function foldWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ъь’ʼ']/gu, '')
    .replaceAll(/[ёэйығӣқӯҳҷ]/gu, (letter) => foldedLetters[letter] ?? letter)
}

/** Groups of Latin letters that stand for one of Cyrillic, folded; longer ones first. */
const latinGroups: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['dzh', 'ч'],
  ['dj', 'ч'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['sh', 'ш'],
  ['kh', 'х'],
  ['gh', 'г'],
  ['ts', 'ц'],
  ['yo', 'е'],
  ['ye', 'е'],
  ['yu', 'ю'],
  ['ya', 'я'],
]
const latinGroup = new RegExp(latinGroups.map(([group]) => group).join('|'), 'gu')
const groups: ReadonlyMap<string, string> = new Map(latinGroups)
const latinLetters = 'abcdefghijklmnopqrstuvwxyz'
const cyrillicLetters = 'абкдефгхичклмнопкрстуввхиз'

/** A folded word in Latin letters as it is written in Cyrillic: `charogh` as `чарог`. */
function inCyrillic(word: string): string {
  return word
    .replaceAll(latinGroup, (group) => groups.get(group) ?? group)
    .replaceAll(/[a-z]/gu, (letter) => cyrillicLetters[latinLetters.indexOf(letter)] ?? letter)
}

/** Tajik and Russian words end in one to three letters of their own: «чароғҳои», «дорогами». */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - (word.length < 8 ? 2 : 3)))

/** The words of a text that are long enough to be looked for, folded. */
function countedWords(text: string): string[] {
  return (foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= limits.shortestWord)
}

/**
 * What somebody typed, as the words that are looked for: at most six, of the first 80 characters. The last two or three letters of a
 * longer word do not count, so that another ending of it is found too; one in Latin letters is also read as Cyrillic. Empty where
 * nothing was typed that could be looked for.
 */
export function typedWords(text: string): TypedWord[] {
  return countedWords(text.slice(0, limits.text))
    .slice(0, limits.words)
    .map((word) => {
      if (!/^[a-z]+$/u.test(word)) return [stemOf(word)]
      const cyrillic = inCyrillic(word)
      return cyrillic.length < limits.shortestWord ? [stemOf(word)] : [stemOf(word), stemOf(cyrillic)]
    })
}

/**
 * The words of a longer text that say most of what it is about: its longest ones, because those that bind others are short in Tajik, in
 * Russian and in English. Empty where it has no word that counts.
 */
export function tellingWords(text: string): TypedWord[] {
  const long = countedWords(text).filter((word) => word.length > limits.shortestWord)
  return [...new Set(long.map(stemOf))]
    .sort((one, other) => other.length - one.length)
    .slice(0, limits.words)
    .map((stem) => [stem])
}

/** A word with the signs that belong to it. */
const wordWithSigns = /[\p{L}\p{N}\p{M}’ʼ']+/gu

/** Whether a word of a text is one of those looked for. */
const finds = (words: readonly TypedWord[], word: string): boolean => {
  const folded = foldWords(word)
  return words.some((beginnings) => beginnings.some((beginning) => folded.startsWith(beginning)))
}

/** A text in pieces, of which those that were looked for are marked; put together they are the text. */
export function markWords(text: string, words: readonly TypedWord[]): MarkedPart[] {
  const parts: MarkedPart[] = []
  let end = 0
  for (const match of text.matchAll(wordWithSigns)) {
    if (!finds(words, match[0])) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isFound: false })
    end = match.index + match[0].length
    parts.push({ text: match[0], isFound: true })
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false })
  return parts
}

/** How many characters a passage has at most, and how many of them stand before its first found word. */
const passageLength = 180
const before = 40
/** Found words of a text that are looked at: a long text may have thousands. */
const mostHits = 200

/**
 * The passage of a text with the most of the words that were looked for, the first of those: up to 180 characters, whole words, on one
 * line; `…` stands where the text goes on. Null where the text has none of the words.
 */
export function passageOf(text: string, words: readonly TypedWord[]): string | null {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  const all = [...line.matchAll(wordWithSigns)].flatMap((match) => {
    const found = words.findIndex((word) => finds([word], match[0]))
    return found === -1 ? [] : [{ at: match.index, end: match.index + match[0].length, found }]
  })
  const hits = all.slice(0, mostHits)
  let best: { readonly at: number; readonly different: number } | null = null
  for (const { at } of hits) {
    const within = hits.filter((hit) => hit.at >= at && hit.end <= at + passageLength - before)
    const different = new Set(within.map(({ found }) => found)).size
    if (best === null || different > best.different) best = { at, different }
  }
  if (best === null) return null
  const start = best.at <= before ? 0 : afterSpace(line, best.at - before, best.at)
  const end = line.length - start <= passageLength ? line.length : beforeSpace(line, start + passageLength)
  return `${start === 0 ? '' : '… '}${line.slice(start, end)}${end === line.length ? '' : ' …'}`
}

/** Where the first word begins from a place in a line on, at `latest` where none does. */
function afterSpace(line: string, place: number, latest: number): number {
  const space = line.indexOf(' ', place - 1)
  return space === -1 || space >= latest ? latest : space + 1
}

/** Where the last whole word ends before a place in a line; the place itself where a word is as long as all of it. */
function beforeSpace(line: string, place: number): number {
  const space = line.lastIndexOf(' ', place)
  return space <= place - passageLength + before ? place : space
}
