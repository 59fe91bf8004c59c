import { beforeEach, expect, test } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { UnavailableError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import { application, graphqlRequest } from '../../testing/application.ts'
import { codeOf, totpFactor } from './testing/factors.ts'
import { failureOf } from '../../testing/failures.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { newSession } from '../../testing/sessions.ts'
import { beginPasskeySignIn } from './actions/begin-passkey-sign-in.ts'
import { confirmSecondFactor } from './actions/confirm-second-factor.ts'
import { createAccount } from './actions/create-account.ts'
import { signIn } from './actions/sign-in.ts'
import { SignInRefusedError } from './identity.errors.ts'
import './identity.graphql.ts'
import { resolveViewer } from './identity.queries.ts'
import { trustedDeviceTokenOf, trustDevice, validDeviceToken } from './trusted-device.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'
const email = 'chair@council.example'
const { id: personId } = await createAccount(system, { email, password, label: 'Chair' })
const { id: otherId } = await createAccount(system, { email: 'other@council.example', password, label: 'Other' })
const secret = await totpFactor(personId)

beforeEach(async () => {
  await db.signInRateLimit.deleteMany()
  await db.factor.updateMany({ data: { lastStep: 0 } })
})

test('a mark that was changed, cut, or made for somebody else is none', () => {
  const mark = trustDevice(personId)
  expect(validDeviceToken(mark, personId)).toBe(mark)
  const [random = '', signature = ''] = mark.split('.')
  const forged = [null, '', '.', random, `${random}.`, `x${mark}`, `${random}.${signature.slice(1)}`, `.${signature}`]
  for (const one of forged) expect(validDeviceToken(one, personId)).toBeNull()
  expect(validDeviceToken(mark, otherId)).toBeNull()
  expect(trustDevice(personId)).not.toBe(mark)
  for (const [cookie, secure] of [
    [`hamkori-known=${mark}`, true],
    [`__Host-hamkori-known=${mark}`, false],
    ['hamkori-known=x', false],
    ['', false],
  ] as const)
    expect(trustedDeviceTokenOf(cookie, secure)).toBeNull()
  expect(trustedDeviceTokenOf(`a=b; hamkori-known=${mark}`, false)).toBe(mark)
})

test('whoever guesses without a pause keeps the owner out elsewhere, but not in a browser that is known', async () => {
  const moment = new Date('2026-04-02T04:00:00Z')
  const guess = (second: number, mark: string | null, given = 'not the password') =>
    atMoment(new Date(moment.getTime() + second * 1000), () => failureOf(signIn({ email, password: given }, mark)))
  for (let second = 0; second < 40; second += 1) await guess(second, null)
  expect(await guess(40, null, password)).toBeInstanceOf(UnavailableError)
  for (const strange of [trustDevice(otherId), `${'A'.repeat(22)}.${'A'.repeat(43)}`])
    expect(await guess(40, strange, password)).toBeInstanceOf(UnavailableError)
  expect(await guess(40, trustDevice(personId), password)).toBeNull()
  // The owner's own sign-in gives the guesser no new attempts.
  expect(await guess(41, null, password)).toBeInstanceOf(UnavailableError)
})

test('a trusted device has a rate limit too: ten guesses, then one each 30 seconds', async () => {
  const mark = trustDevice(personId)
  for (let round = 0; round < 10; round += 1)
    expect(await failureOf(signIn({ email, password: 'not the password' }, mark))).toBeInstanceOf(SignInRefusedError)
  expect(await failureOf(signIn({ email, password }, mark))).toBeInstanceOf(UnavailableError)
  expect(await failureOf(signIn({ email, password }, null))).toBeNull()
})

test('a thief of the password who keeps guessing codes does not keep the owner out of a trusted device', async () => {
  const { token: stolen } = await signIn({ email, password })
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  for (let round = 0; round < 6; round += 1) await failureOf(confirmSecondFactor(stolen, { code: wrong }))
  const { token } = await signIn({ email, password })
  expect(await failureOf(confirmSecondFactor(token, { code: codeOf(secret) }))).toBeInstanceOf(UnavailableError)
  expect(await failureOf(confirmSecondFactor(token, { code: codeOf(secret) }, trustDevice(personId)))).toBeNull()
})

test('a flood of what cannot be guessed stops no password, and a flood of passwords stops no passkey', async () => {
  const full = (bucket: number) => db.signInRateLimit.create({ data: { bucket, attempts: 300, at: new Date() } })
  await full(-2)
  expect(await failureOf(beginPasskeySignIn())).toBeInstanceOf(UnavailableError)
  expect(await failureOf(signIn({ email, password }))).toBeNull()
  await db.signInRateLimit.deleteMany()
  await full(-1)
  expect(await failureOf(signIn({ email, password }))).toBeInstanceOf(UnavailableError)
  expect(await failureOf(beginPasskeySignIn())).toBeNull()
})

test('signing in marks the browser once; the mark alone is nobody, and the session before it ends', async () => {
  const app = application()
  const ask = async (query: string, variables: unknown, cookie: string) => {
    const response = await app.fetch(graphqlRequest({ query, variables }, { cookie }))
    return response.headers.getSetCookie()
  }
  const before = await newSession(personId)
  const [begun = ''] = await ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
    { input: { email, password } },
    `hamkori=${before}`,
  )
  expect(await resolveViewer(before)).toEqual(anonymous)
  const confirm = 'mutation ($input: CodeInput!) { confirmSecondFactor(input: $input) { __typename } }'
  const lines = await ask(confirm, { input: { code: codeOf(secret) } }, begun.split(';')[0] ?? '')
  expect(lines.map((line) => line.replace(/=[^;]+/, ''))).toEqual([
    'hamkori; Path=/; HttpOnly; SameSite=Strict',
    'hamkori-known; Path=/; HttpOnly; SameSite=Strict; Max-Age=15552000',
  ])
  const mark = lines[1]?.split(';')[0] ?? ''
  expect(validDeviceToken(trustedDeviceTokenOf(mark, false), personId)).not.toBeNull()
  const alone = await app.fetch(
    graphqlRequest({ query: '{ viewer { label } pendingSignIn { email } }' }, { cookie: mark }),
  )
  expect(await alone.json()).toEqual({ data: { viewer: null, pendingSignIn: null } })
  const { token } = await signIn({ email, password })
  const again = await ask(confirm, { input: { code: codeOf(secret, 1) } }, `hamkori=${token}; ${mark}`)
  expect(again).toHaveLength(1)
})

test('a sign-in by a password that is being changed at that moment does not outlive the change', async () => {
  const { ownerPool } = await import('../../testing/owner.ts')
  const client = await ownerPool.connect()
  const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id: personId } })
  try {
    await client.query('BEGIN')
    await client.query("UPDATE person SET password_hash = '!' WHERE id = $1", [personId])
    const late = failureOf(signIn({ email, password }))
    // It has looked at the old password, which still stands for everybody else, and waits for the row.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await client.query('COMMIT')
    expect(await late).toBeInstanceOf(SignInRefusedError)
    expect(
      await db.session.count({
        where: { personId, phase: 'secondFactor', createdAt: { gt: new Date(Date.now() - 900) } },
      }),
    ).toBe(0)
  } finally {
    await client.query('ROLLBACK')
    await client.query('UPDATE person SET password_hash = $2 WHERE id = $1', [personId, passwordHash])
    client.release()
  }
  expect((await graphqlAs(anonymous, '{ viewer { label } }')).data).toEqual({ viewer: null })
})
