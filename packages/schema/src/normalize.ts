/**
 * Latin letter groups as people write Tajik and Russian names, longest first, with the skeleton they stand for.
 * Every spelling of ҷ (j, dj, dzh, zh, ch) ends in ч because half of those who search have no ҷ on the keyboard.
 */
const latinGroups: readonly (readonly [string, string])[] = [
  ['shch', 'ш'],
  ['dzh', 'ч'],
  ['dj', 'ч'],
  ['ch', 'ч'],
  ['zh', 'ч'],
  ['sh', 'ш'],
  ['kh', 'х'],
  ['gh', 'г'],
  ['ts', 'тс'],
  ['yo', 'е'],
  ['ye', 'е'],
  ['ck', 'к'],
]

const latinLetters: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'к',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'ч',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'а',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'х',
  y: 'и',
  z: 'з',
}

/** Cyrillic letters that meet another one; љ and њ are ҷ and ҳ in old Tajik fonts. Accented ones lose their mark before. */
const cyrillicLetters: Readonly<Record<string, string>> = {
  о: 'а',
  і: 'и',
  ғ: 'г',
  қ: 'к',
  ҳ: 'х',
  њ: 'х',
  ҷ: 'ч',
  љ: 'ч',
  ж: 'ч',
  щ: 'ш',
  ц: 'тс',
  э: 'е',
  ы: 'и',
  ю: 'иу',
  я: 'иа',
  ъ: '',
  ь: '',
}

const latinGroup = new RegExp(latinGroups.map(([group]) => group).join('|'), 'gu')
const latinGroupMap: ReadonlyMap<string, string> = new Map(latinGroups)

/**
 * The skeleton under which spellings of one name meet: Хуҷанд, Худжанд, Хучанд, Хужанд, Khujand and hujand give
 * the same text. Lower case, without marks and signs; Latin read as Cyrillic; ғ→г, ӣ→и, қ→к, ӯ→у, ҳ→х, ҷ and дж→ч,
 * ё→е; unstressed о and а meet (Муминобод, Муминабад); doubled letters are one; words divided by one space.
 *
 * Idempotent. Computed here for the stored names and for the query alike: the database never normalizes.
 */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼʻ`´‘]/gu, '')
    .replace(latinGroup, (group) => latinGroupMap.get(group) ?? group)
    .replace(/[a-z]/gu, (letter) => latinLetters[letter] ?? letter)
    .replace(/дж/gu, 'ч')
    .replace(/[а-яіғқҳњҷљ]/gu, (letter) => cyrillicLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1+/gu, '$1')
    .trim()
}

/**
 * Words that say what kind of place it is, normalized. A search for "шаҳри Хуҷанд" and for "Хуҷанд" means the same.
 */
const kindWords: ReadonlySet<string> = new Set(
  ['шаҳри', 'ноҳияи', 'вилояти', 'город', 'г', 'район', 'область', 'city', 'district', 'region', 'ш', 'н'].map(
    normalizeForSearch,
  ),
)

/** {@link normalizeForSearch} without the words for city, district and region, unless nothing else was typed. */
export function normalizePlaceName(text: string): string {
  const words = normalizeForSearch(text).split(' ')
  const names = words.filter((word) => !kindWords.has(word))
  return (names.length === 0 ? words : names).join(' ')
}
