import { dictionary } from '@zxcvbn-ts/language-common'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'

/** What people here think of first, beside the list of what leaked elsewhere. */
const ownWords = [
  'hamkori',
  'ҳамкорӣ',
  'хамкори',
  'password',
  'parol',
  'пароль',
  'парол',
  'рамз',
  'рамзи',
  'tojikiston',
  'tajikistan',
  'тоҷикистон',
  'точикистон',
  'таджикистан',
  'dushanbe',
  'душанбе',
  'khujand',
  'хуҷанд',
  'худжанд',
  'бохтар',
  'милитсия',
  'милиция',
  'militsiya',
]

const rows = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  'йцукенгшщзхъфывапролджэячсмитьбю',
].flatMap((row) => [row, [...row].reverse().join('')])

const fewestDifferent = 5
/** A known word with so few digits and signs around it is still that word. */
const mostAround = 6

let known: ReadonlySet<string> | undefined

/** The list comes with a package (about 49,000 passwords that leaked); it stays on the server. */
function knownPasswords(): ReadonlySet<string> {
  known ??= new Set([...dictionary['passwords-common'], ...ownWords].map((word) => word.toLowerCase()))
  return known
}

/**
 * True for a password that is guessed first: one that everybody has, a word with a few digits around it, a row of the
 * keyboard or the alphabet, something repeated, or the person's own name or address. There are no rules of composition.
 */
export function isCommonPassword(password: string, ownNames: readonly string[] = []): boolean {
  const text = password.normalize('NFC').toLowerCase()
  const letters = text.replace(/[^\p{L}]/gu, '')
  const words = new Set([letters, ...repeatedUnitOf(letters), ...repeatedUnitOf(text)])
  const around = text.length - letters.length
  const own = new Set(ownNames.flatMap((name) => namesIn(name)))
  return (
    new Set(text).size < fewestDifferent ||
    knownPasswords().has(text) ||
    repeatedUnitOf(text).length > 0 ||
    rows.some((row) => row.includes(text.replace(/[\s\p{P}]/gu, ''))) ||
    (around <= mostAround && [...words].some((word) => knownPasswords().has(word) || own.has(word)))
  )
}

/** Throws InvalidInputError at `password` for {@link isCommonPassword}. */
export function refuseCommonPassword(password: string, ownNames: readonly string[]): void {
  if (isCommonPassword(password, ownNames)) throw new InvalidInputError([invalidAt(['password'], 'too_common')])
}

/** The piece of which a text is nothing but repetitions. */
function repeatedUnitOf(text: string): string[] {
  const unit = /^(.{1,12}?)\1+$/u.exec(text)?.[1]
  return unit === undefined ? [] : [unit]
}

/** `Secretary of Khujand <secretary.khujand@…>`: the whole of it, and each word of four letters and more. */
function namesIn(name: string): string[] {
  const lower = name.normalize('NFC').toLowerCase()
  const words = lower.split(/[^\p{L}]+/u).filter((word) => word.length >= 4)
  return [lower.replace(/[^\p{L}]/gu, ''), (lower.split('@')[0] ?? '').replace(/[^\p{L}]/gu, ''), ...words].filter(
    (word) => word !== '',
  )
}
