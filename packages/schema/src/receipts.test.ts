import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatReceipt, newReceipt, parseReceipt, receiptBytes, receiptKeyOf } from './receipts.ts'

const vector = Uint8Array.from([0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99])
const receipt = fc.uint8Array({ minLength: receiptBytes, maxLength: receiptBytes })

test('the vector of the design is reproduced', async () => {
  expect(formatReceipt(vector)).toBe('008J-4CT4-ANK7-F24S')
  expect(await receiptKeyOf(vector)).toBe('f371a04b85d99c84f31de596d89700a57671fedbaacb6a2860f8b2723dd82de4')
})

test('a receipt is read back, however it was copied', () => {
  fc.assert(
    fc.property(receipt, fc.constantFrom('', ' ', '-', ' – ', '\n'), (bytes, between) => {
      const code = formatReceipt(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/u)
      const copied = code.toLowerCase().replaceAll('-', between).replaceAll('0', 'o').replaceAll('1', 'l')
      expect(parseReceipt(copied)).toEqual(bytes)
      expect(parseReceipt(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual(bytes)
    }),
  )
})

test.each([
  '',
  '008J-4CT4-ANK7-F24',
  '008J-4CT4-ANK7-F24SS',
  '008U-4CT4-ANK7-F24S',
  '008J-4CT4-ANK7-F24Ж',
  '0'.repeat(1000),
])('reads %j as no receipt', (text) => {
  expect(parseReceipt(text)).toBeNull()
})

test('the lookup key agrees with Node’s own hash', async () => {
  await fc.assert(
    fc.asyncProperty(receipt, async (bytes) => {
      expect(await receiptKeyOf(bytes)).toBe(
        createHash('sha256').update('hamkori/receipt/v1').update(bytes).digest('hex'),
      )
    }),
    { numRuns: 50 },
  )
})

test('receipts have ten bytes and never repeat', async () => {
  expect(new Set(Array.from({ length: 1000 }, () => formatReceipt(newReceipt()))).size).toBe(1000)
  expect(() => formatReceipt(new Uint8Array(9))).toThrow(RangeError)
  await expect(receiptKeyOf(new Uint8Array(11))).rejects.toThrow(RangeError)
})
