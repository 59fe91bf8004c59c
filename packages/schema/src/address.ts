const letter = /\p{L}/u
const latin = /\p{Script=Latin}/u

/**
 * The letters of an email address that are not Latin, each once, in their order. Some look like Latin ones (Cyrillic с, а, о),
 * and an address with one of them is another address: whoever types one is asked whether it is meant.
 */
export function foreignLetters(address: string): string[] {
  return [...new Set(address.normalize('NFC').trim())].filter((sign) => letter.test(sign) && !latin.test(sign))
}
