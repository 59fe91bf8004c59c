import { regionLetters, type RegionLetters } from './territory.constants.ts'

/** Printed references: `KMB` камбудӣ, `PSH` пешниҳод, `TVS` тавсия, `JLS` ҷаласа. */
export const referencePrefixes = { shortcoming: 'KMB', proposal: 'PSH', recommendation: 'TVS', meeting: 'JLS' } as const
export type ReferenceKind = keyof typeof referencePrefixes
export const referenceKinds = Object.keys(referencePrefixes) as ReferenceKind[]

/** The region in a reference: its letters, or `TJ` for a council of the whole country. */
export type ReferenceRegion = RegionLetters | 'TJ'
export const referenceRegions: readonly ReferenceRegion[] = [...regionLetters, 'TJ']

/** A printed reference in its parts. `number` counts from 1 within kind, region and year. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly region: ReferenceRegion
  readonly year: number
  readonly number: number
}

export const referenceNumberMax = 9_999_999

/** `KMB-SU-2026-00012`. Throws RangeError as {@link formatNumber}. */
export function formatReference({ kind, ...numbered }: Reference): string {
  return formatNumber({ prefix: referencePrefixes[kind], ...numbered })
}

/** A printed reference by its three letters. `number` counts from 1 within prefix, region and year. */
export interface PrefixedNumber extends Omit<Reference, 'kind'> {
  readonly prefix: string
}

/** `KMB-SU-2026-00012`. Throws RangeError for a number below 1 or above 9,999,999 or a year outside 1990 to 2100. */
export function formatNumber({ prefix, region, year, number }: PrefixedNumber): string {
  if (!Number.isInteger(number) || number < 1 || number > referenceNumberMax)
    throw new RangeError('reference number out of range')
  return `${formatPrefix({ prefix, region, year })}${String(number).padStart(5, '0')}`
}

/** What stands before the number: `KMB-SU-2026-`. Throws RangeError for a year outside 1990 to 2100. */
export function formatPrefix({ prefix, region, year }: Omit<PrefixedNumber, 'number'>): string {
  if (!Number.isInteger(year) || year < 1990 || year > 2100) throw new RangeError('reference year out of range')
  return `${prefix}-${region}-${year}-`
}

/** Reads a reference of a known kind as people write it; see {@link parseNumber}. */
export function parseReference(text: string): Reference | null {
  const read = parseNumber(text)
  if (read === null) return null
  const { prefix, ...numbered } = read
  const kind = referenceKinds.find((candidate) => referencePrefixes[candidate] === prefix)
  return kind === undefined ? null : { kind, ...numbered }
}

/**
 * Cyrillic letters for the Latin ones in references, by what they look like and by what they sound like: who types with a Tajik or
 * Russian keyboard, or reads the number out to somebody, writes КМВ, КМБ or кмб. No letter of a reference has two of them.
 */
const cyrillicLetters: Readonly<Record<string, string>> = {
  А: 'A',
  Б: 'B',
  В: 'B',
  Г: 'G',
  Д: 'D',
  Ж: 'J',
  Ҷ: 'J',
  Ј: 'J',
  К: 'K',
  Қ: 'K',
  Л: 'L',
  М: 'M',
  Н: 'H',
  Ҳ: 'H',
  Х: 'H',
  П: 'P',
  Ѕ: 'S',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ӯ: 'U',
}

/**
 * Ш is one letter for two Latin ones. Р looks like P and sounds like R: in front of S it is P, as nothing else is. В looks like B and
 * sounds like V: in front of S it is V.
 */
function inLatin(text: string): string {
  return text
    .replace(/Ш/gu, 'SH')
    .replace(/Р(?=[SС])/gu, 'P')
    .replace(/Р/gu, 'R')
    .replace(/В(?=[SС])/gu, 'V')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillicLetters[letter] ?? letter)
}

/**
 * Reads a reference as people write it: any case, Cyrillic letters for the Latin ones, spaces or dashes of any kind between the
 * parts. Returns null for anything else, so that a lookup answers "not found".
 */
export function parseNumber(text: string): PrefixedNumber | null {
  if (text.length > 40) return null
  const tidy = inLatin(text.trim().toUpperCase()).replace(/[\s\p{Pd}]+/gu, '-')
  const parts = /^([A-Z]{3})-?([A-Z]{2})-?(\d{4})-(\d{1,7})$/u.exec(tidy)
  if (parts === null) return null
  const region = referenceRegions.find((candidate) => candidate === parts[2])
  const [year, number] = [Number(parts[3]), Number(parts[4])]
  if (region === undefined || number < 1 || year < 1990 || year > 2100) return null
  return { prefix: parts[1] ?? '', region, year, number }
}
