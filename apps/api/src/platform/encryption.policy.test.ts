import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSecretsKey } from './env.ts'
import { encrypt, decrypt } from './encryption.ts'

beforeEach(() => vi.stubEnv('SECRETS_KEY', randomBytes(32).toString('base64')))
afterEach(() => vi.unstubAllEnvs())

test('refuses a key that is not 32 bytes', () => {
  for (const wrong of ['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')]) {
    expect(isSecretsKey(wrong)).toBe(false)
    vi.stubEnv('SECRETS_KEY', wrong)
    expect(() => encrypt('x', 'here')).toThrow('SECRETS_KEY is not the base64 of 32 bytes')
  }
  expect(isSecretsKey(randomBytes(32).toString('base64'))).toBe(true)
})

test('refuses what was encrypted for something else, with another key, or was touched', () => {
  const encrypted = encrypt('сирри ман', 'factor of one')
  expect(() => decrypt(encrypted, 'factor of another')).toThrow()
  for (let at = 0; at < encrypted.length; at += 1) {
    const touched = new Uint8Array(encrypted)
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(() => decrypt(touched, 'factor of one')).toThrow()
  }
  expect(() => decrypt(encrypted.subarray(0, 20), 'factor of one')).toThrow()
  vi.stubEnv('SECRETS_KEY', randomBytes(32).toString('base64'))
  expect(() => decrypt(encrypted, 'factor of one')).toThrow()
})

test('opens what it encrypted, and never encrypts the same twice', () => {
  const encrypted = encrypt('сирри ман', 'here')
  expect(decrypt(encrypted, 'here')).toBe('сирри ман')
  expect(Buffer.from(encrypted).toString('utf8')).not.toContain('сирри')
  expect(Buffer.from(encrypt('сирри ман', 'here')).equals(Buffer.from(encrypted))).toBe(false)
})
