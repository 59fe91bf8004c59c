import type { Language } from '../languages.ts'

/**
 * The Tajik alphabet with Russian's other letters in their places. Intl.Collator has no Tajik,
 * and what it does instead depends on the machine.
 */
const cyrillic = 'абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя'
const latin = 'abcdefghijklmnopqrstuvwxyz'

type Key = readonly (number | string)[]

/** Digits stay whole so that «Ҳудуди 2» comes before «Ҳудуди 10»; punctuation is not sorted by. */
function sortKey(name: string, language: Language): Key {
  const [first, second] = language === 'en' ? [latin, cyrillic] : [cyrillic, latin]
  const key: (number | string)[] = []
  for (const part of name
    .normalize('NFC')
    .toLowerCase()
    .match(/\d+|\s+|\p{L}/gu) ?? []) {
    if (/\d/.test(part)) key.push(part.padStart(12, '0'))
    else if (/\s/.test(part)) key.push(-1)
    else {
      const letter = cyrillic.includes(part) ? part : part.normalize('NFD').charAt(0)
      const own = first.indexOf(letter)
      const other = second.indexOf(letter)
      key.push(own >= 0 ? own : other >= 0 ? 100 + other : 1000 + (letter.codePointAt(0) ?? 0))
    }
  }
  return key
}

/** A space comes first, then numbers, then the language's own letters, then the other script. */
function rank(part: number | string): number {
  if (typeof part === 'string') return 0
  return part < 0 ? -1 : 1
}

function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const left = a[index] ?? 0
    const right = b[index] ?? 0
    if (left === right) continue
    if (rank(left) !== rank(right)) return rank(left) - rank(right)
    return left < right ? -1 : 1
  }
  return a.length - b.length
}

/**
 * Compares names for `Array.sort` in a language's alphabetical order: а б в г ғ д … у ӯ ф х ҳ … ю я,
 * the language's own script first. Names that differ only in case or punctuation keep one fixed order.
 */
export function compareNames(language: Language): (a: string, b: string) => number {
  // Sorting asks for each name many times.
  const keys = new Map<string, Key>()
  const keyOf = (name: string): Key => {
    const key = keys.get(name) ?? sortKey(name, language)
    keys.set(name, key)
    return key
  }
  return (a, b) => compareKeys(keyOf(a), keyOf(b)) || (a < b ? -1 : a > b ? 1 : 0)
}
