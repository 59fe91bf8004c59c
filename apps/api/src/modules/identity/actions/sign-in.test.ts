import { beforeAll, beforeEach, expect, test } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, UnavailableError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { codeOf, totpFactor } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { countStatements } from '../../../testing/statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { sessionTokenOf, tokenHash } from '../sessions.ts'
import { pendingOf } from '../pending.queries.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { createAccount } from './create-account.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { ownerDb } from '../../../testing/owner.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'
const email = 'secretary@council.example'
let personId = ''
let secret = ''

beforeAll(async () => {
  personId = (await createAccount(system, { email, password, label: 'Secretary' })).id
  secret = await totpFactor(personId)
})

beforeEach(async () => {
  await db.signInRateLimit.deleteMany()
  await db.factor.updateMany({ data: { lastStep: 0 } })
})

/** Both steps, one after the other. */
async function signInFully() {
  const { token } = await signIn({ email, password })
  return confirmSecondFactor(token, { code: codeOf(secret) })
}

const signInDocument = `mutation SignIn($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SecondFactorNeeded { methods untilAt } ... on EnrolmentNeeded { email untilAt }
  ... on InvalidInputError { issues { path code } } ... on Error { message } } }`

test('refuses a wrong password and an unknown email with the same words, and keeps no email', async () => {
  const before = await db.auditEntry.count()
  const wrong = await graphqlAs(anonymous, signInDocument, { input: { email, password: 'not the password' } })
  const unknown = await graphqlAs(anonymous, signInDocument, { input: { email: 'nobody@council.example', password } })
  expect(wrong.data.signIn).toEqual({
    __typename: 'SignInRefusedError',
    message: 'This does not prove who you are.',
  })
  expect(unknown.data).toEqual(wrong.data)
  expect(wrong.setCookies).toEqual([])
  const audit = await db.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
  expect(
    audit.map(({ action, actorId, subjectId, refused, payload }) => ({ action, actorId, subjectId, refused, payload })),
  ).toEqual([
    { action: 'identity:signIn', actorId: null, subjectId: personId, refused: true, payload: {} },
    { action: 'identity:signIn', actorId: null, subjectId: 'unknown', refused: true, payload: {} },
  ])
  expect(await db.session.count()).toBe(0)
})

test('takes as long for an unknown name as for a known one', async () => {
  const spent = async (name: string) => {
    const start = performance.now()
    expect(await failureOf(signIn({ email: name, password: 'not the password' }))).toBeInstanceOf(SignInRefusedError)
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 4; round += 1) {
    known.push(await spent(email))
    unknown.push(await spent(`nobody-${round}@council.example`))
  }
  // Without the dummy hash the unknown name answers in a few milliseconds, the known one in more than fifty.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5)
})

test('refuses what is not an email at its field and never repeats the password', async () => {
  const answer = await graphqlAs(anonymous, signInDocument, { input: { email: 'no at sign', password: '' } })
  expect(answer.data.signIn).toEqual({
    __typename: 'InvalidInputError',
    message: 'The input is not valid.',
    issues: [
      { path: ['email'], code: 'not_an_email' },
      { path: ['password'], code: 'required' },
    ],
  })
  const failure = await failureOf(signIn({ email, password: `with NUL \u0000` }))
  expect(failure).toBeInstanceOf(InvalidInputError)
  expect(JSON.stringify(failure)).not.toContain('with NUL')
})

test('a right password opens a pending session of ten minutes, which is nobody yet; only its hash is kept', async () => {
  const answer = await graphqlAs(anonymous, signInDocument, {
    input: { email: ' Secretary@Council.example ', password },
  })
  const stored = await db.session.findFirstOrThrow({ where: { personId } })
  expect(answer.data.signIn).toEqual({
    __typename: 'SecondFactorNeeded',
    methods: ['totp'],
    untilAt: stored.expiresAt.toISOString(),
  })
  expect(answer.setCookies).toHaveLength(1)
  const [line = ''] = answer.setCookies
  expect(line).toMatch(/^hamkori=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const token = sessionTokenOf(line.split(';')[0] ?? null, false)
  expect(Buffer.from(stored.tokenHash)).toEqual(Buffer.from(tokenHash(token ?? '')))
  expect(Buffer.from(stored.tokenHash).toString('latin1')).not.toContain(token)
  expect(stored).toMatchObject({ phase: 'secondFactor', method: 'password', confirmedAt: null })
  expect(stored.expiresAt.getTime() - stored.createdAt.getTime()).toBe(10 * 60_000)
  expect(await resolveViewer(token)).toEqual(anonymous)
  const audit = await db.auditEntry.findMany({ where: { subjectId: stored.id } })
  expect(audit.map(({ action, actorId, refused, payload }) => ({ action, actorId, refused, payload }))).toEqual([
    { action: 'identity:signIn', actorId: personId, refused: false, payload: { phase: 'secondFactor' } },
  ])
  const pending = await graphqlAs(anonymous, '{ pendingSignIn { phase email methods } viewer { label } }', {}, token)
  expect(pending.data).toEqual({
    pendingSignIn: { phase: 'secondFactor', email, methods: ['totp'] },
    viewer: null,
  })
  const later = new Date(stored.expiresAt.getTime())
  expect(await atMoment(later, () => pendingOf(token))).toBeNull()
})

test('an account without a factor has to add one, and is nobody before', async () => {
  const bare = 'bare@council.example'
  await createAccount(system, { email: bare, password, label: 'Bare' })
  const answer = await graphqlAs(anonymous, signInDocument, { input: { email: bare, password } })
  expect(answer.data.signIn).toMatchObject({ __typename: 'EnrolmentNeeded', email: bare })
  const token = sessionTokenOf(answer.setCookies[0]?.split(';')[0] ?? null, false)
  expect(await resolveViewer(token)).toEqual(anonymous)
})

test('who is signed in is found by one statement', async () => {
  const { token } = await signInFully()
  const { result: viewer, statements } = await countStatements(() => resolveViewer(token))
  expect(viewer).toMatchObject({ kind: 'person', personId, seats: [], posts: [] })
  expect(statements).toHaveLength(1)
})

test('over TLS the cookie is bound to this host and sent over TLS only', async () => {
  const { signInCookie, signOutCookie } = await import('../sessions.ts')
  expect(signInCookie('t', true)).toBe('__Host-hamkori=t; Path=/; HttpOnly; SameSite=Strict; Secure')
  expect(signOutCookie(true)).toBe('__Host-hamkori=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0; Secure')
  const token = 'a'.repeat(43)
  expect(sessionTokenOf(`hamkori=${token}`, true)).toBeNull()
  expect(sessionTokenOf(`x=1; __Host-hamkori=${token}`, true)).toBe(token)
  expect(sessionTokenOf(`hamkori=${token}%00`, false)).toBeNull()
})

test('a session ends after 30 idle minutes, and after 12 hours however busy', async () => {
  const start = new Date('2026-03-02T04:00:00Z')
  const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
  const { token } = await atMoment(start, signInFully)
  const kindAt = (minutes: number) => atMoment(at(minutes), async () => (await resolveViewer(token)).kind)
  expect(await kindAt(29)).toBe('person')
  expect(await kindAt(60)).toBe('anonymous')
  for (let minutes = 50; minutes < 12 * 60; minutes += 20) expect(await kindAt(minutes)).toBe('person')
  expect(await kindAt(12 * 60)).toBe('anonymous')
})

test('use is noted at most once a minute', async () => {
  const start = new Date('2026-03-03T04:00:00Z')
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
  const { token } = await atMoment(start, signInFully)
  const seenAt = async () => (await db.session.findUniqueOrThrow({ where: { tokenHash: tokenHash(token) } })).lastSeenAt
  await atMoment(at(59), () => resolveViewer(token))
  expect(await seenAt()).toEqual(start)
  await atMoment(at(61), () => resolveViewer(token))
  expect(await seenAt()).toEqual(at(61))
})

test('signing out ends the session at once, a begun one too, and is harmless for others', async () => {
  const { token, viewer } = await signInFully()
  const answer = await graphqlAs(viewer, 'mutation { signOut { ... on SignedOut { done } } }', {}, token)
  expect(answer.data.signOut).toEqual({ done: true })
  expect(answer.setCookies).toEqual(['hamkori=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0'])
  expect(await resolveViewer(token)).toEqual(anonymous)
  expect(await db.auditEntry.count({ where: { subjectId: viewer.sessionId, action: 'identity:signOut' } })).toBe(1)
  await signOut(token)
  await signOut(null)
  expect(await db.auditEntry.count({ where: { action: 'identity:signOut' } })).toBe(1)
  const begun = await signIn({ email, password })
  await signOut(begun.token)
  expect(await pendingOf(begun.token)).toBeNull()
})

test('a suspended person is nobody, at the next request and at the public API', async () => {
  const { id } = await createAccount(system, { email: 'former@council.example', password, label: 'Former' })
  const formerSecret = await totpFactor(id)
  const begun = await signIn({ email: 'former@council.example', password })
  const { token } = await confirmSecondFactor(begun.token, { code: codeOf(formerSecret) })
  const again = await signIn({ email: 'former@council.example', password })
  expect(await resolveViewer(token)).toMatchObject({ personId: id })
  await ownerDb.person.update({ where: { id }, data: { suspendedAt: new Date() } })
  expect(await resolveViewer(token)).toEqual(anonymous)
  expect(await failureOf(confirmSecondFactor(again.token, { code: codeOf(formerSecret, 1) }))).toBeInstanceOf(
    SignInRefusedError,
  )
  expect(await failureOf(signIn({ email: 'former@council.example', password }))).toBeInstanceOf(SignInRefusedError)
})

test('guessing is slowed down, wears off with time, and a right password lifts it', async () => {
  const start = new Date('2026-04-01T04:00:00Z')
  const name = 'slow@council.example'
  await createAccount(system, { email: name, password, label: 'Slow' })
  const tryAt = (seconds: number, word: string) =>
    atMoment(new Date(start.getTime() + seconds * 1000), () => failureOf(signIn({ email: name, password: word })))
  for (let round = 0; round < 10; round += 1)
    expect(await tryAt(0, 'not the password')).toBeInstanceOf(SignInRefusedError)
  const limited = await tryAt(0, password)
  expect(limited).toBeInstanceOf(UnavailableError)
  expect(limited).toMatchObject({ retryAfterSeconds: 30 })
  expect(await tryAt(29, password)).toBeInstanceOf(UnavailableError)
  expect(await tryAt(31, password)).toBeNull()
  for (let round = 0; round < 10; round += 1)
    expect(await tryAt(32, 'not the password')).toBeInstanceOf(SignInRefusedError)
  const rows = await db.signInRateLimit.findMany({ orderBy: { bucket: 'asc' } })
  expect(rows.map(({ bucket }) => bucket < 65_536)).toEqual([true, true])
  expect(rows[0]?.bucket).toBe(-1)
})

test('all guesses of everybody together are slowed down too', async () => {
  const moment = new Date('2026-04-02T04:00:00Z')
  await db.signInRateLimit.create({ data: { bucket: -1, attempts: 300, at: moment } })
  const limited = await atMoment(moment, () => failureOf(signIn({ email: 'new@council.example', password })))
  expect(limited).toMatchObject({ name: 'UnavailableError', retryAfterSeconds: 1 })
  const later = new Date(moment.getTime() + 1000)
  expect(await atMoment(later, () => failureOf(signIn({ email, password })))).toBeNull()
})

test('a flood of sign-ins is told to come back instead of taking all threads', async () => {
  const attempts = Array.from({ length: 40 }, (_, at) =>
    failureOf(signIn({ email: `flood-${at}@council.example`, password })),
  )
  const outcomes = await Promise.all(attempts)
  expect(outcomes.filter((failure) => failure instanceof UnavailableError).length).toBeGreaterThan(0)
  expect(
    outcomes.every((failure) => failure instanceof UnavailableError || failure instanceof SignInRefusedError),
  ).toBe(true)
})
