import { expect, test } from 'vitest'
import { codeAt, newTotpSecret, stepOfCode, totpUri } from './totp.ts'

// RFC 6238, appendix B, SHA-1; its eight digits cut to the last six. The secret is "12345678901234567890".
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test('refuses a code of two half-minutes ago or ahead, and what is no code', () => {
  const moment = new Date(1_234_567_890_000)
  for (const shift of [-60, 60]) {
    expect(stepOfCode(secret, codeAt(secret, new Date(moment.getTime() + shift * 1000)), moment)).toBeNull()
  }
  for (const wrong of ['', '5924', '0059240', '00592a', '００５９２４']) {
    expect(stepOfCode(secret, wrong, moment)).toBeNull()
  }
  expect(stepOfCode(newTotpSecret(), '005924', moment)).not.toBe(41_152_263)
})

test('shows the codes of RFC 6238', () => {
  for (const [seconds, code] of vectors) {
    const moment = new Date(seconds * 1000)
    expect(codeAt(secret, moment)).toBe(code)
    expect(stepOfCode(secret, code, moment)).toBe(Math.floor(seconds / 30))
  }
})

test('takes the neighbours of now, and tells which half-minute they belong to', () => {
  const moment = new Date(1_234_567_890_000)
  for (const shift of [-1, 0, 1]) {
    const code = codeAt(secret, new Date(moment.getTime() + shift * 30_000))
    expect(stepOfCode(secret, code, moment)).toBe(41_152_263 + shift)
  }
})

test('a secret has 160 bits, and its address names the account', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  expect(totpUri(secret, 'secretary@council.example')).toBe(
    `otpauth://totp/Hamkori:secretary%40council.example?issuer=Hamkori&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  )
})
