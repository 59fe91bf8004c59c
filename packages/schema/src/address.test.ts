import { expect, test } from 'vitest'
import { foreignLetters } from './address.ts'
import { invitePersonInput } from './councils.ts'
import { changeEmailInput } from './identity.ts'
import { readInput } from './issues.ts'
import { renewInvitationInput } from './people.ts'

// Escaped where a Cyrillic letter stands among Latin ones: nobody could see it here either.
const mixed = '\u0441\u0430lam@mail.tj'

test.each([
  [mixed, ['\u0441', '\u0430']],
  ['salam@mail.tj', []],
  [' Nod\u0438ra.\u0438@mail.tj ', ['\u0438']],
  ['салом@mail.tj', ['с', 'а', 'л', 'о', 'м']],
  ['\u03bfmar@mail.tj', ['\u03bf']],
  ['josé.o’neil+1@mail.tj', []],
  ['1.2-3_4@5.tj', []],
  ['', []],
])('%j has these letters that are not Latin: %j', (address, letters) => {
  expect(foreignLetters(address)).toEqual(letters)
})

const personId = '0198c4a2-7b1e-7cc0-8000-000000000001'
const inputs = [
  ['changeEmail', changeEmailInput, {}],
  ['renewInvitation', renewInvitationInput, { personId }],
  [
    'invitePerson',
    invitePersonInput,
    { label: 'Салом', language: 'tg', post: { role: 'observer', validFrom: '2026-01-01' } },
  ],
] as const

test.each(inputs)('%s takes such an address only once it was said to be right', (_name, schema, others) => {
  const read = (input: object) => readInput<typeof schema>(schema, { ...others, ...input })
  const refused = { ok: false, issues: [{ path: 'email', code: 'address_unconfirmed' }] }
  expect(read({ email: mixed })).toMatchObject(refused)
  expect(read({ email: mixed, addressConfirmed: false })).toMatchObject(refused)
  expect(read({ email: mixed, addressConfirmed: null })).toMatchObject(refused)
  expect(read({ email: mixed, addressConfirmed: true })).toMatchObject({ ok: true, data: { email: mixed } })
  expect(read({ email: 'salam@mail.tj' })).toMatchObject({ ok: true })
})
