import { expect, test } from 'vitest'
import { tellsOfSecondFactor } from './second-factor-claim.ts'

test.each([
  {},
  { amr: [] },
  { amr: ['pwd'] },
  { amr: ['pwd', 'pin'] },
  { amr: ['otp', 'hwk'] },
  { amr: 'mfa' },
  { amr: [['mfa']] },
  { acr: '1' },
  { acr: 'mfa' },
  { amr: ['sso'], acr: '0' },
])('one factor, or what nobody can tell: %j', (claims) => {
  expect(tellsOfSecondFactor(claims)).toBe(false)
})

test.each([
  { amr: ['mfa'] },
  { amr: ['pwd', 'otp'] },
  { amr: ['hwk', 'fpt'] },
  { acr: 'https://refeds.org/profile/mfa' },
])('two factors: %j', (claims) => {
  expect(tellsOfSecondFactor(claims)).toBe(true)
})
