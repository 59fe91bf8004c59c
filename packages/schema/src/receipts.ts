/** A receipt is 80 random bits: nobody can guess one. */
export const receiptBytes = 10

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const domain = 'hamkori/receipt/v1'

/** A new receipt from the device's own randomness. */
export function newReceipt(): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(receiptBytes))
}

/** `008J-4CT4-ANK7-F24S`: Crockford base32, four groups of four. Throws RangeError unless there are ten bytes. */
export function formatReceipt(bytes: Uint8Array): string {
  if (bytes.length !== receiptBytes) throw new RangeError('a receipt has ten bytes')
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let code = ''
  for (let shift = 75n; shift >= 0n; shift -= 5n) code += alphabet.charAt(Number((value >> shift) & 31n))
  return code.replace(/(.{4})(?=.)/gu, '$1-')
}

/**
 * Reads a receipt as people copy it: any case, O for 0, I or L for 1, spaces and dashes anywhere.
 * Null for anything else.
 */
export function parseReceipt(text: string): Uint8Array | null {
  if (text.length > 100) return null
  const tidy = text
    .toUpperCase()
    .replace(/[\s\p{Pd}._]+/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/u.test(tidy)) return null
  let value = 0n
  for (const letter of tidy) value = (value << 5n) | BigInt(alphabet.indexOf(letter))
  const bytes = new Uint8Array(receiptBytes)
  for (let at = receiptBytes - 1; at >= 0; at -= 1, value >>= 8n) bytes[at] = Number(value & 255n)
  return bytes
}

/**
 * The key a submission is found by: SHA-256("hamkori/receipt/v1" ‖ receipt), 64 hexadecimal digits. It is all that
 * leaves the device, so whoever reads the database cannot act as the holder. Works in a browser (secure context
 * or localhost) and in Node.
 */
export async function receiptKeyOf(bytes: Uint8Array): Promise<string> {
  if (bytes.length !== receiptBytes) throw new RangeError('a receipt has ten bytes')
  const prefix = new TextEncoder().encode(domain)
  const message = new Uint8Array(prefix.length + bytes.length)
  message.set(prefix)
  message.set(bytes, prefix.length)
  const digest = await globalThis.crypto.subtle.digest('SHA-256', message)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
