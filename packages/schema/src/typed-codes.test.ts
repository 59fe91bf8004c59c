import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTypedCode, parseTypedCode } from './typed-codes.ts'

const lengths = fc.constantFrom(5, 10, 15, 20)

test('a code of any length is read back, however it was copied, and only as the length it has', () => {
  fc.assert(
    fc.property(
      lengths.chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
      lengths,
      fc.constantFrom('', ' ', '-', ' – ', '\n'),
      (bytes, other, between) => {
        const code = formatTypedCode(bytes)
        expect(code.replaceAll('-', '')).toHaveLength((bytes.length * 8) / 5)
        const copied = code.toLowerCase().replaceAll('-', between).replaceAll('0', 'o').replaceAll('1', 'l')
        expect(parseTypedCode(copied, bytes.length)).toEqual(bytes)
        if (other !== bytes.length) expect(parseTypedCode(code, other)).toBeNull()
      },
    ),
  )
})

test('bytes that fill no whole letters make no code', () => {
  expect(() => formatTypedCode(new Uint8Array(9))).toThrow(RangeError)
  expect(() => formatTypedCode(new Uint8Array(0))).toThrow(RangeError)
  expect(parseTypedCode('', 0)).toEqual(null)
})
