import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isSecretsKey } from './env.ts'
import { seal, unseal } from './sealing.ts'

beforeEach(() => vi.stubEnv('SECRETS_KEY', randomBytes(32).toString('base64')))
afterEach(() => vi.unstubAllEnvs())

test('refuses a key that is not 32 bytes', () => {
  for (const wrong of ['', 'short', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')]) {
    expect(isSecretsKey(wrong)).toBe(false)
    vi.stubEnv('SECRETS_KEY', wrong)
    expect(() => seal('x', 'here')).toThrow('SECRETS_KEY is not the base64 of 32 bytes')
  }
  expect(isSecretsKey(randomBytes(32).toString('base64'))).toBe(true)
})

test('refuses what was sealed for something else, with another key, or was touched', () => {
  const sealed = seal('сирри ман', 'factor of one')
  expect(() => unseal(sealed, 'factor of another')).toThrow()
  for (let at = 0; at < sealed.length; at += 1) {
    const touched = new Uint8Array(sealed)
    touched[at] = (touched[at] ?? 0) ^ 1
    expect(() => unseal(touched, 'factor of one')).toThrow()
  }
  expect(() => unseal(sealed.subarray(0, 20), 'factor of one')).toThrow()
  vi.stubEnv('SECRETS_KEY', randomBytes(32).toString('base64'))
  expect(() => unseal(sealed, 'factor of one')).toThrow()
})

test('opens what it sealed, and never seals the same twice', () => {
  const sealed = seal('сирри ман', 'here')
  expect(unseal(sealed, 'here')).toBe('сирри ман')
  expect(Buffer.from(sealed).toString('utf8')).not.toContain('сирри')
  expect(Buffer.from(seal('сирри ман', 'here')).equals(Buffer.from(sealed))).toBe(false)
})
