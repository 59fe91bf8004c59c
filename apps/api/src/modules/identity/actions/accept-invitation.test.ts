import { beforeEach, expect, test } from 'vitest'
import { now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { codeOf } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { nextSerial } from '../../../testing/people.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { pendingOf } from '../pending.queries.ts'
import { newToken, tokenHash } from '../sessions.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { beginTotp } from './begin-totp.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { finishTotp } from './finish-totp.ts'
import { signIn } from './sign-in.ts'
import { ownerDb } from '../../../testing/owner.ts'

const password = 'ҳамкорӣ ва боварӣ'

beforeEach(() => db.signInRateLimit.deleteMany().then(() => undefined))

/** Somebody who is invited, and the token of the link. */
async function invited(hours = 72): Promise<{ personId: string; email: string; token: string }> {
  const email = `invited-${nextSerial()}@council.example`
  const { id: personId } = await db.person.create({ data: { email, label: 'Ситора Назарова', searchText: '' } })
  const token = newToken()
  const expiresAt = new Date(now().getTime() + hours * 3_600_000)
  await db.invitation.create({ data: { personId, tokenHash: tokenHash(token), expiresAt } })
  return { personId, email, token }
}

test('refuses a link that is unknown, withdrawn, used or too old, and one of a suspended person, all alike', async () => {
  const [withdrawn, old, suspended] = [await invited(), await invited(-1), await invited()]
  await db.invitation.updateMany({ where: { personId: withdrawn.personId }, data: { withdrawnAt: now() } })
  await ownerDb.person.update({ where: { id: suspended.personId }, data: { suspendedAt: now() } })
  for (const token of [newToken(), withdrawn.token, old.token, suspended.token]) {
    expect(await failureOf(acceptInvitation({ token, password }))).toBeInstanceOf(NotFoundError)
    const { data } = await graphqlAs(anonymous, 'query ($token: String!) { invitation(token: $token) { email } }', {
      token,
    })
    expect(data).toEqual({ invitation: null })
  }
  expect(await db.session.count()).toBe(0)
})

test('refuses a short password, a common one and the own name, and the link stays good', async () => {
  const { token } = await invited()
  const refused = async (word: string) => failureOf(acceptInvitation({ token, password: word }))
  expect(await refused('eleven sign')).toMatchObject({ issues: [{ path: ['password'], code: 'too_short' }] })
  expect(await refused('Душанбе-2026')).toMatchObject({ issues: [{ path: ['password'], code: 'too_common' }] })
  expect(await refused('Ситора-Назарова')).toMatchObject({ issues: [{ path: ['password'], code: 'too_common' }] })
  expect(await refused(password)).toBeNull()
})

test('a link works once, also when it is opened twice at the same moment', async () => {
  const { token, personId } = await invited()
  const outcomes = await Promise.all([1, 2].map(() => failureOf(acceptInvitation({ token, password }))))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome instanceof NotFoundError)).toHaveLength(1)
  expect(await failureOf(acceptInvitation({ token, password }))).toBeInstanceOf(NotFoundError)
  expect(await db.session.count({ where: { personId } })).toBe(1)
})

test('invite → accept → add an application → signed in with ten recovery codes; each step leaves its entry', async () => {
  const { token, personId, email } = await invited()
  const accepted = await graphqlAs(
    anonymous,
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on EnrolmentNeeded { email } } }',
    { input: { token, password } },
  )
  expect(accepted.data.acceptInvitation).toEqual({ __typename: 'EnrolmentNeeded', email })
  const cookie = /^hamkori=([^;]+)/.exec(accepted.setCookies[0] ?? '')?.[1] ?? null
  expect(await resolveViewer(cookie)).toEqual(anonymous)
  const begun = await graphqlAs(
    anonymous,
    'mutation { beginTotp { __typename ... on TotpSecret { secret uri qrPath qrSize } } }',
    {},
    cookie,
  )
  const { secret, uri, qrPath, qrSize } = begun.data.beginTotp
  expect(uri).toContain(`otpauth://totp/Hamkori:${encodeURIComponent(email)}`)
  expect(uri).toContain(`secret=${secret}`)
  expect(qrPath).toMatch(/^(M\d+ \d+h\d+v1H\d+z)+$/)
  expect(qrSize).toBeGreaterThan(30)
  const finish = (code: string) =>
    graphqlAs(
      anonymous,
      `mutation ($input: CodeInput!) { finishTotp(input: $input) { __typename
        ... on InvalidInputError { issues { path code } }
        ... on TotpFinished { recoveryCodes viewer { email recoveryCodesLeft factors { kind } sessions { isCurrent } } } } }`,
      { input: { code } },
      cookie,
    )
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  expect((await finish(wrong)).data.finishTotp.issues).toEqual([{ path: ['code'], code: 'wrong_code' }])
  const finished = await finish(codeOf(secret))
  expect(finished.data.finishTotp).toMatchObject({
    __typename: 'TotpFinished',
    viewer: { email, recoveryCodesLeft: 10, factors: [{ kind: 'totp' }], sessions: [{}] },
  })
  expect(finished.data.finishTotp.recoveryCodes).toHaveLength(10)
  const fresh = /^hamkori=([^;]+)/.exec(finished.setCookies[0] ?? '')?.[1] ?? null
  expect(await resolveViewer(fresh)).toMatchObject({ personId })
  expect(await resolveViewer(cookie)).toEqual(anonymous)
  const { encryptedSecret } = await db.factor.findFirstOrThrow({ where: { personId } })
  expect(Buffer.from(encryptedSecret ?? []).toString('latin1')).not.toContain(secret)
  const audit = await db.auditEntry.findMany({ where: { actorId: personId }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action, payload }) => [action, payload])).toEqual([
    ['invitation:accept', {}],
    ['identity:signIn', { phase: 'enrolment' }],
    ['factor:add', { factor: 'totp' }],
    ['identity:signIn', { by: 'totp' }],
  ])
  const again = await signIn({ email, password })
  expect(await failureOf(confirmSecondFactor(again.token, { code: codeOf(secret, 1) }))).toBeNull()
})

test('a code that confirmed the application cannot sign in as well', async () => {
  const { token, email } = await invited()
  const { token: cookie } = await acceptInvitation({ token, password })
  const { secret } = await beginTotp(anonymous, cookie)
  const code = codeOf(secret)
  await finishTotp(anonymous, cookie, { code })
  const again = await signIn({ email, password })
  expect(await failureOf(confirmSecondFactor(again.token, { code }))).not.toBeNull()
})

test('a password alone never adds a second factor: not past the first one, and not to a begun sign-in', async () => {
  const { token, personId, email } = await invited()
  const first = await acceptInvitation({ token, password })
  const second = await signIn({ email, password })
  expect(second.pending.phase).toBe('enrolment')
  const one = await beginTotp(anonymous, first.token)
  const other = await beginTotp(anonymous, second.token)
  await finishTotp(anonymous, first.token, { code: codeOf(one.secret) })
  expect(await failureOf(finishTotp(anonymous, second.token, { code: codeOf(other.secret) }))).toBeInstanceOf(
    ForbiddenError,
  )
  const third = await signIn({ email, password })
  expect(third.pending.phase).toBe('secondFactor')
  expect(await failureOf(beginTotp(anonymous, third.token))).toBeInstanceOf(ForbiddenError)
  expect(await failureOf(beginTotp(anonymous, null))).toBeInstanceOf(ForbiddenError)
  expect(await db.factor.count({ where: { personId } })).toBe(1)
})

test('what is pending is over when the person is suspended, and an application cannot be finished without its beginning', async () => {
  const { token, personId } = await invited()
  const { token: cookie } = await acceptInvitation({ token, password })
  expect(await failureOf(finishTotp(anonymous, cookie, { code: '123456' }))).toBeInstanceOf(ConflictError)
  expect(await failureOf(finishTotp(anonymous, cookie, { code: 'no code' }))).toBeInstanceOf(InvalidInputError)
  await ownerDb.person.update({ where: { id: personId }, data: { suspendedAt: now() } })
  expect(await pendingOf(cookie)).toBeNull()
  expect(await failureOf(beginTotp(anonymous, cookie))).toBeInstanceOf(ForbiddenError)
})

test('two tabs that add the first factor at once: one is signed in, and there is one factor', async () => {
  const { token, personId } = await invited()
  const { token: cookie } = await acceptInvitation({ token, password })
  const { secret } = await beginTotp(anonymous, cookie)
  const code = codeOf(secret)
  const outcomes = await Promise.all([1, 2].map(() => failureOf(finishTotp(anonymous, cookie, { code }))))
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(await db.factor.count({ where: { personId } })).toBe(1)
  expect(await db.session.count({ where: { personId, phase: 'full' } })).toBe(1)
})
