import { beforeEach, expect, test } from 'vitest'
import { atMoment, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConfirmationNeededError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { ConflictError, UnavailableError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer } from '../../../platform/viewer.ts'
import { codeOf, recoveryCodes, totpFactor } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { sentMail, tokenIn } from '../../../testing/mailbox.ts'
import { nextSerial } from '../../../testing/people.ts'
import { newSession } from '../../../testing/sessions.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { changeEmail } from './change-email.ts'
import { changePassword } from './change-password.ts'
import { confirmEmail } from './confirm-email.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { createAccount } from './create-account.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { removeFactor } from './remove-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { signIn } from './sign-in.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'

beforeEach(async () => {
  await db.signInRateLimit.deleteMany()
  // What an earlier test caused to be sent is not this test's.
  await sentMail()
})

interface Someone {
  readonly viewer: SignedInViewer
  readonly token: string
  readonly secret: string
}

async function someone(): Promise<Someone> {
  const email = `someone-${nextSerial()}@council.example`
  const { id } = await createAccount(system, { email, password, label: 'Someone' })
  return { ...(await signedIn(id)), secret: await totpFactor(id) }
}

async function signedIn(personId: string): Promise<{ viewer: SignedInViewer; token: string }> {
  const token = await newSession(personId)
  const viewer = await resolveViewer(token)
  if (viewer.kind !== 'person') throw new Error('not signed in')
  return { viewer, token }
}

const stale = (viewer: SignedInViewer): SignedInViewer => ({
  ...viewer,
  confirmedAt: new Date(now().getTime() - 10 * 60_000),
})
const audited = async (personId: string) =>
  (await db.auditEntry.findMany({ where: { actorId: personId }, orderBy: { id: 'asc' } })).map(
    ({ action, refused, payload }) => [action, refused, payload],
  )

test('refuses everybody who is not signed in, and asks for a fresh proof ten minutes after the last', async () => {
  const { viewer } = await someone()
  for (const act of [
    () => endSession(anonymous, viewer.sessionId),
    () => endOtherSessions(anonymous),
    () => changePassword(anonymous, { current: password, password: 'a longer one than that' }),
    () => changeEmail(anonymous, { email: 'new@council.example' }),
    () => confirmIdentity(anonymous, { password, code: '123456' }),
    () => removeFactor(anonymous, viewer.personId),
    () => renewRecoveryCodes(anonymous),
  ])
    expect(await failureOf(act())).toBeInstanceOf(ForbiddenError)
  for (const act of [
    () => changeEmail(stale(viewer), { email: 'new@council.example' }),
    () => removeFactor(stale(viewer), viewer.personId),
    () => renewRecoveryCodes(stale(viewer)),
  ])
    expect(await failureOf(act())).toBeInstanceOf(ConfirmationNeededError)
  expect(await audited(viewer.personId)).toEqual([])
})

test("refuses to end or see a session of somebody else, which looks like none; and to remove another's factor", async () => {
  const [one, other] = [await someone(), await someone()]
  expect(await failureOf(endSession(one.viewer, other.viewer.sessionId))).toBeInstanceOf(NotFoundError)
  const factor = await db.factor.findFirstOrThrow({ where: { personId: other.viewer.personId } })
  expect(await failureOf(removeFactor(one.viewer, factor.id))).toBeInstanceOf(NotFoundError)
  for (const id of [globalId('Session', other.viewer.sessionId), globalId('Factor', factor.id)]) {
    const query = 'query ($id: ID!) { node(id: $id) { id } }'
    expect((await graphqlAs(one.viewer, query, { id })).data).toEqual({ node: null })
    expect((await graphqlAs(other.viewer, query, { id })).data).toEqual({ node: { id } })
    expect((await graphqlAs(anonymous, query, { id })).data).toEqual({ node: null })
  }
  expect(await resolveViewer(other.token)).toMatchObject({ kind: 'person' })
})

test('a session that is ended elsewhere is nobody from the next request on; the others stay', async () => {
  const { viewer, token } = await someone()
  const [elsewhere, third] = [await signedIn(viewer.personId), await signedIn(viewer.personId)]
  const { data } = await graphqlAs(
    viewer,
    `mutation ($id: ID!) { endSession(id: $id) { ... on Viewer { sessions { id isCurrent method } } } }`,
    { id: globalId('Session', elsewhere.viewer.sessionId) },
  )
  const listed = data.endSession.sessions as { id: string; isCurrent: boolean; method: string }[]
  expect(new Map(listed.map(({ id, isCurrent }) => [id, isCurrent]))).toEqual(
    new Map([
      [globalId('Session', viewer.sessionId), true],
      [globalId('Session', third.viewer.sessionId), false],
    ]),
  )
  expect(await resolveViewer(elsewhere.token)).toEqual(anonymous)
  await endOtherSessions(viewer)
  expect(await resolveViewer(third.token)).toEqual(anonymous)
  expect(await resolveViewer(token)).toMatchObject({ sessionId: viewer.sessionId })
  expect(await audited(viewer.personId)).toEqual([
    ['session:end', false, {}],
    ['session:end', false, { others: 1 }],
  ])
})

test('ending the own session takes its cookie away', async () => {
  const { viewer } = await someone()
  const { setCookies } = await graphqlAs(viewer, 'mutation ($id: ID!) { endSession(id: $id) { __typename } }', {
    id: globalId('Session', viewer.sessionId),
  })
  expect(setCookies).toEqual(['hamkori=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0'])
})

test('a fresh proof wants both factors, opens the acts for ten minutes, and a refused one leaves an entry', async () => {
  const { viewer, token, secret } = await someone()
  const [recovery = ''] = await recoveryCodes(viewer.personId)
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  expect(
    await failureOf(confirmIdentity(viewer, { password: 'not the password', code: codeOf(secret) })),
  ).toBeInstanceOf(SignInRefusedError)
  expect(await failureOf(confirmIdentity(viewer, { password, code: wrong }))).toBeInstanceOf(SignInRefusedError)
  // The code that came with a wrong password was not used up.
  const code = codeOf(secret)
  await confirmIdentity(viewer, { password, code })
  expect(await failureOf(confirmIdentity(viewer, { password, code }))).toBeInstanceOf(SignInRefusedError)
  await confirmIdentity(viewer, { password, code: recovery })
  const { confirmedAt } = (await resolveViewer(token)) as SignedInViewer
  const later = new Date((confirmedAt?.getTime() ?? 0) + 10 * 60_000)
  await atMoment(new Date(later.getTime() - 1), () => renewRecoveryCodes({ ...viewer, confirmedAt }))
  expect(await atMoment(later, () => failureOf(renewRecoveryCodes({ ...viewer, confirmedAt })))).toBeInstanceOf(
    ConfirmationNeededError,
  )
  expect(await audited(viewer.personId)).toEqual([
    ['identity:confirm', true, {}],
    ['identity:confirm', true, {}],
    ['identity:confirm', false, { by: 'totp' }],
    ['identity:confirm', true, {}],
    ['identity:confirm', false, { by: 'recoveryCode' }],
    ['recoveryCodes:renew', false, {}],
  ])
})

test('refuses a password change without the present one; the right one ends all other sessions and tells the owner', async () => {
  const { viewer, token } = await someone()
  const elsewhere = await signedIn(viewer.personId)
  const begun = await signIn({ email: viewer.email, password })
  const next = 'дарё ва кӯҳу осмон'
  expect(await failureOf(changePassword(viewer, { current: 'not the password', password: next }))).toMatchObject({
    issues: [{ path: ['current'], code: 'wrong_password' }],
  })
  expect(await failureOf(changePassword(viewer, { current: password, password: 'short' }))).toBeInstanceOf(
    InvalidInputError,
  )
  expect(await failureOf(changePassword(viewer, { current: password, password: 'тоҷикистон12' }))).toMatchObject({
    issues: [{ path: ['password'], code: 'too_common' }],
  })
  expect(await resolveViewer(elsewhere.token)).toMatchObject({ kind: 'person' })
  await changePassword(viewer, { current: password, password: next })
  expect(await resolveViewer(elsewhere.token)).toEqual(anonymous)
  expect(await db.session.count({ where: { id: begun.pending.sessionId } })).toBe(0)
  expect(await resolveViewer(token)).toMatchObject({ kind: 'person' })
  expect(await failureOf(signIn({ email: viewer.email, password }))).toBeInstanceOf(SignInRefusedError)
  expect(await failureOf(signIn({ email: viewer.email, password: next }))).toBeNull()
  expect((await sentMail()).map(({ to, subject }) => [to, subject])).toEqual([[viewer.email, 'Ҳисоби Шумо']])
})

test('a new email counts once the link that was sent there is opened, once; the old address is told', async () => {
  const { viewer, token } = await someone()
  const email = `new-${nextSerial()}@council.example`
  expect(await failureOf(changeEmail(viewer, { email: viewer.email.toUpperCase() }))).toMatchObject({
    issues: [{ path: ['email'], code: 'duplicate' }],
  })
  await changeEmail(viewer, { email })
  const [message] = await sentMail()
  expect(message).toMatchObject({ to: email })
  const { data } = await graphqlAs(viewer, '{ viewer { email pendingEmail } }')
  expect(data.viewer).toEqual({ email: viewer.email, pendingEmail: email })
  const link = tokenIn(message)
  const late = new Date(now().getTime() + 25 * 3_600_000)
  expect(await atMoment(late, () => failureOf(confirmEmail({ token: link })))).toBeInstanceOf(NotFoundError)
  const outcomes = await Promise.all([1, 2].map(() => failureOf(confirmEmail({ token: link }))))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(await resolveViewer(token)).toMatchObject({ email })
  expect((await sentMail()).map(({ to }) => to)).toEqual([viewer.email])
  expect(await audited(viewer.personId)).toEqual([
    ['email:change', false, {}],
    ['email:confirm', false, {}],
  ])
})

test('an address that has an account gets no message, and nobody learns it; too many messages are refused', async () => {
  const [one, other] = [await someone(), await someone()]
  await changeEmail(one.viewer, { email: other.viewer.email })
  expect(await sentMail()).toEqual([])
  expect((await graphqlAs(one.viewer, '{ viewer { pendingEmail } }')).data.viewer.pendingEmail).toBe(other.viewer.email)
  for (const name of ['a', 'b']) await changeEmail(one.viewer, { email: `${name}@council.example` })
  expect(await failureOf(changeEmail(one.viewer, { email: 'c@council.example' }))).toBeInstanceOf(UnavailableError)
})

test('the last factor cannot go, also when both go at the same moment; another one tells the owner', async () => {
  const { viewer } = await someone()
  const [only] = await db.factor.findMany({ where: { personId: viewer.personId } })
  expect(await failureOf(removeFactor(viewer, only?.id ?? ''))).toBeInstanceOf(ConflictError)
  await totpFactor(viewer.personId)
  const two = await db.factor.findMany({ where: { personId: viewer.personId } })
  const outcomes = await Promise.all(two.map(({ id }) => failureOf(removeFactor(viewer, id))))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome instanceof ConflictError)).toHaveLength(1)
  expect((await sentMail()).filter(({ to }) => to === viewer.email)).toHaveLength(1)
})

test('new recovery codes replace the old ones, and are shown only in that answer', async () => {
  const { viewer } = await someone()
  const [former = ''] = await recoveryCodes(viewer.personId)
  const { data } = await graphqlAs(viewer, 'mutation { renewRecoveryCodes { ... on RecoveryCodes { codes } } }')
  expect(data.renewRecoveryCodes.codes).toHaveLength(10)
  expect(await failureOf(confirmIdentity(viewer, { password, code: former }))).toBeInstanceOf(SignInRefusedError)
  const [fresh] = data.renewRecoveryCodes.codes as string[]
  expect(await failureOf(confirmIdentity(viewer, { password, code: fresh ?? '' }))).toBeNull()
})
