import { formatTypedCode, parseTypedCode } from './typed-codes.ts'

/** A receipt is 80 random bits: nobody can guess one. */
export const receiptBytes = 10

const domain = 'hamkori/receipt/v1'

/** A new receipt from the device's own randomness. */
export function newReceipt(): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(receiptBytes))
}

/** `008J-4CT4-ANK7-F24S`: Crockford base32, four groups of four. Throws RangeError unless there are ten bytes. */
export function formatReceipt(bytes: Uint8Array): string {
  if (bytes.length !== receiptBytes) throw new RangeError('a receipt has ten bytes')
  return formatTypedCode(bytes)
}

/** Reads a receipt as people copy it; null for anything else. */
export function parseReceipt(text: string): Uint8Array | null {
  return parseTypedCode(text, receiptBytes)
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
