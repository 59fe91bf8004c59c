import { beforeEach, expect, test } from 'vitest'
import { atMoment, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConfirmationNeededError, ConflictError, ForbiddenError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { authenticator } from '../../../testing/authenticator.ts'
import { totpFactor } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { nextSerial } from '../../../testing/people.ts'
import { newSession } from '../../../testing/sessions.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts'
import { beginPasskey } from './begin-passkey.ts'
import { confirmWithPasskey } from './confirm-with-passkey.ts'
import { createAccount } from './create-account.ts'
import { finishPasskeySignIn } from './finish-passkey-sign-in.ts'
import { finishPasskey } from './finish-passkey.ts'
import { signIn } from './sign-in.ts'
import { ownerDb } from '../../../testing/owner.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'

beforeEach(() => db.signInRateLimit.deleteMany().then(() => undefined))

async function someone(): Promise<SignedInViewer> {
  const email = `key-${nextSerial()}@council.example`
  const { id } = await createAccount(system, { email, password, label: 'Someone' })
  await totpFactor(id)
  const viewer = await resolveViewer(await newSession(id))
  if (viewer.kind !== 'person') throw new Error('not signed in')
  return viewer
}

async function withPasskey() {
  const viewer = await someone()
  const device = authenticator()
  const { ceremony, optionsJson } = await beginPasskey(viewer, null)
  await finishPasskey(viewer, null, { ceremony, responseJson: device.make(optionsJson), label: 'Телефон' })
  return { viewer, device }
}

test('refuses to add one for nobody, without a fresh proof, and in the session of another', async () => {
  const [viewer, other] = [await someone(), await someone()]
  expect(await failureOf(beginPasskey(anonymous, null))).toBeInstanceOf(ForbiddenError)
  const stale = { ...viewer, confirmedAt: new Date(now().getTime() - 600_000) }
  expect(await failureOf(beginPasskey(stale, null))).toBeInstanceOf(ConfirmationNeededError)
  const { ceremony, optionsJson } = await beginPasskey(viewer, null)
  const responseJson = authenticator().make(optionsJson)
  expect(await failureOf(finishPasskey(other, null, { ceremony, responseJson, label: 'x' }))).toBeInstanceOf(
    ConflictError,
  )
})

test('refuses an answer to another page, to another challenge, without the owner, or that is no answer', async () => {
  const viewer = await someone()
  const answers: ((optionsJson: string) => string)[] = [
    (optionsJson) => authenticator().make(optionsJson, { origin: 'https://hamkori.example.org' }),
    (optionsJson) => authenticator().make(optionsJson, { unverified: true }),
    (optionsJson) => authenticator().make(JSON.stringify({ ...JSON.parse(optionsJson), challenge: 'AAAA' })),
    () => '{}',
    () => 'not JSON',
  ]
  for (const answer of answers) {
    const { ceremony, optionsJson } = await beginPasskey(viewer, null)
    const responseJson = answer(optionsJson)
    expect(await failureOf(finishPasskey(viewer, null, { ceremony, responseJson, label: 'x' }))).toBeInstanceOf(
      InvalidInputError,
    )
  }
  expect(await db.factor.count({ where: { personId: viewer.personId, kind: 'passkey' } })).toBe(0)
})

test('refuses to sign in by an unknown passkey, to another page, without the owner, twice with one challenge, or late', async () => {
  const { viewer, device } = await withPasskey()
  const before = await db.session.count()
  const finish = (ceremony: string, responseJson: string) =>
    failureOf(finishPasskeySignIn(null, { ceremony, responseJson }))
  const stranger = authenticator()
  stranger.make((await beginPasskey(viewer, null)).optionsJson)
  for (const answer of [
    (optionsJson: string) => stranger.use(optionsJson),
    (optionsJson: string) => device.use(optionsJson, { origin: 'https://hamkori.example.org' }),
    (optionsJson: string) => device.use(optionsJson, { unverified: true }),
    () => '{"id": "AAAA"}',
  ]) {
    const { ceremony, optionsJson } = await beginPasskeySignIn()
    expect(await finish(ceremony, answer(optionsJson))).toBeInstanceOf(SignInRefusedError)
    expect(await finish(ceremony, device.use(optionsJson))).toBeInstanceOf(SignInRefusedError)
  }
  const late = await beginPasskeySignIn()
  const moment = new Date(now().getTime() + 5 * 60_000)
  expect(await atMoment(moment, () => finish(late.ceremony, device.use(late.optionsJson)))).toBeInstanceOf(
    SignInRefusedError,
  )
  expect(await db.session.count()).toBe(before)
})

test('refuses a copy whose count of signatures stands still, and a suspended person', async () => {
  const { viewer, device } = await withPasskey()
  const use = async () => {
    const { ceremony, optionsJson } = await beginPasskeySignIn()
    return failureOf(finishPasskeySignIn(null, { ceremony, responseJson: device.use(optionsJson) }))
  }
  expect(await use()).toBeNull()
  device.rewind()
  expect(await use()).toBeInstanceOf(SignInRefusedError)
  for (let round = 0; round < 3; round += 1) await use()
  expect(await use()).toBeNull()
  await ownerDb.person.update({ where: { id: viewer.personId }, data: { suspendedAt: now() } })
  expect(await use()).toBeInstanceOf(SignInRefusedError)
})

test('a passkey signs in by itself and ends a sign-in that was begun by password; its entry says how', async () => {
  const { viewer, device } = await withPasskey()
  const begun = await signIn({ email: viewer.email, password })
  expect(begun.pending.methods).toEqual(['totp', 'passkey'])
  const asked = await graphqlAs(
    anonymous,
    'mutation { beginPasskeySignIn { ... on WebAuthnOptions { ceremony optionsJson } } }',
  )
  const { ceremony, optionsJson } = asked.data.beginPasskeySignIn
  expect(JSON.parse(optionsJson)).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
  const answer = await graphqlAs(
    anonymous,
    'mutation ($input: PasskeyAnswerInput!) { finishPasskeySignIn(input: $input) { __typename ... on Viewer { email } } }',
    { input: { ceremony, responseJson: device.use(optionsJson) } },
    begun.token,
  )
  expect(answer.data.finishPasskeySignIn).toEqual({ __typename: 'Viewer', email: viewer.email })
  const token = /^hamkori=([^;]+)/.exec(answer.setCookies[0] ?? '')?.[1] ?? null
  const signedIn = await resolveViewer(token)
  expect(signedIn).toMatchObject({ personId: viewer.personId })
  expect(await db.session.count({ where: { id: begun.pending.sessionId } })).toBe(0)
  const session = await db.session.findFirstOrThrow({ where: { personId: viewer.personId, method: 'passkey' } })
  const audit = await db.auditEntry.findMany({ where: { subjectId: session.id } })
  expect(audit.map(({ action, payload }) => [action, payload])).toEqual([['identity:signIn', { by: 'passkey' }]])
})

test('a passkey can be the first factor: it completes the enrolment and brings recovery codes; no device twice', async () => {
  const email = `first-${nextSerial()}@council.example`
  await createAccount(system, { email, password, label: 'First' })
  const { token } = await signIn({ email, password })
  const device = authenticator()
  const { ceremony, optionsJson } = await beginPasskey(anonymous, token)
  const input = { ceremony, responseJson: device.make(optionsJson), label: 'Калиди ман' }
  const answer = await graphqlAs(
    anonymous,
    `mutation ($input: FinishPasskeyInput!) { finishPasskey(input: $input) { __typename
      ... on PasskeyAdded { factor { kind label } recoveryCodes viewer { email } } } }`,
    { input },
    token,
  )
  expect(answer.data.finishPasskey).toMatchObject({
    factor: { kind: 'passkey', label: 'Калиди ман' },
    viewer: { email },
  })
  expect(answer.data.finishPasskey.recoveryCodes).toHaveLength(10)
  const fresh = /^hamkori=([^;]+)/.exec(answer.setCookies[0] ?? '')?.[1] ?? null
  const viewer = await resolveViewer(fresh)
  expect(viewer).toMatchObject({ kind: 'person', email })
  const second = await beginPasskey(viewer, fresh)
  expect(JSON.parse(second.optionsJson).excludeCredentials).toHaveLength(1)
  const again = { ceremony: second.ceremony, responseJson: device.make(second.optionsJson), label: 'x' }
  expect(await failureOf(finishPasskey(viewer, fresh, again))).toBeInstanceOf(ConflictError)
})

test("an own passkey is a fresh proof; somebody else's is refused", async () => {
  const [one, other] = [await withPasskey(), await withPasskey()]
  const prove = async (device: typeof one.device) => {
    const { ceremony, optionsJson } = await beginPasskeySignIn()
    return failureOf(confirmWithPasskey(one.viewer, { ceremony, responseJson: device.use(optionsJson) }))
  }
  expect(await prove(other.device)).toBeInstanceOf(SignInRefusedError)
  expect(await prove(one.device)).toBeNull()
})
