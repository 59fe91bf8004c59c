const vowels = 'аеёиоуыэюяӣӯaeiouy'
/** One consonant with its sign (ъ, ь); the English spellings kh, sh, zh, ch and gh are one consonant each. */
const consonant = '(?:(?:[szckg]h|[szckg](?!h)|[бвгғджзйкқлмнпрстфхҳцчҷшщъbdfhjlmnpqrtvwx])[ъь]?)'
const syllableEnd = new RegExp(`[${vowels}]${consonant}?(?=${consonant}+[${vowels}])`, 'giu')
const softHyphen = '\u00AD'

/** Shorter words go to a line of their own. */
const longWord = /\p{L}{8,}/gu

/**
 * The text with soft hyphens where a syllable of a long word ends, for names in narrow places: browsers know no Tajik
 * hyphenation. A single consonant goes with the vowel after it, of several the first stays. Never a single letter at the
 * beginning.
 */
export function hyphenate(text: string): string {
  return text.replaceAll(longWord, (word) =>
    word.replaceAll(syllableEnd, (end: string, at: number) => (at + end.length === 1 ? end : end + softHyphen)),
  )
}
