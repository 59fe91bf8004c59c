/** Crockford's base32: no I, L, O or U, which people take for other letters or for words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A secret that people copy by hand: groups of four, `008J-4CT4-ANK7-F24S`. Throws RangeError unless the bytes fill whole letters (five, ten, fifteen …). */
export function formatTypedCode(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length % 5 !== 0) throw new RangeError('a typed code has a multiple of five bytes')
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let code = ''
  for (let shift = BigInt(bytes.length * 8 - 5); shift >= 0n; shift -= 5n)
    code += alphabet.charAt(Number((value >> shift) & 31n))
  return code.replace(/(.{4})(?=.)/gu, '$1-')
}

/**
 * Reads such a secret as people copy it: any case, O for 0, I or L for 1, spaces and dashes anywhere.
 * Null for anything that does not hold exactly `length` bytes.
 */
export function parseTypedCode(text: string, length: number): Uint8Array | null {
  if (text.length > 100) return null
  const tidy = text
    .toUpperCase()
    .replace(/[\s\p{Pd}._]+/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
  if (tidy.length * 5 !== length * 8 || !/^[0-9A-HJKMNP-TV-Z]+$/u.test(tidy)) return null
  let value = 0n
  for (const letter of tidy) value = (value << 5n) | BigInt(alphabet.indexOf(letter))
  const bytes = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at -= 1, value >>= 8n) bytes[at] = Number(value & 255n)
  return bytes
}
