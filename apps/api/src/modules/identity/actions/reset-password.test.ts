import { beforeAll, beforeEach, expect, test } from 'vitest'
import { atMoment, now } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, NotFoundError, UnavailableError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { codeOf, totpFactor } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { sentMail, tokenIn } from '../../../testing/mailbox.ts'
import { ownerDb, ownerPool } from '../../../testing/owner.ts'
import { newSession } from '../../../testing/sessions.ts'
import { countStatements } from '../../../testing/statements.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { newToken } from '../sessions.ts'
import { askPasswordReset } from './ask-password-reset.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { createAccount } from './create-account.ts'
import { makeLink } from '../mailed-link.queries.ts'
import { resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'
const next = 'дарё ва кӯҳу осмон'
const email = 'forgetful@council.example'
let personId = ''
let secret = ''

beforeAll(async () => {
  personId = (await createAccount(system, { email, password, label: 'Forgetful' })).id
  secret = await totpFactor(personId)
})
beforeEach(() => db.signInRateLimit.deleteMany().then(() => undefined))

const storedJobs = 'SELECT payload FROM graphile_worker._private_jobs'
const ask = `mutation ($input: AskPasswordResetInput!) { askPasswordReset(input: $input) { __typename ... on PasswordResetAsked { done } } }`

test('answers known, unknown and suspended names alike, by the same statements; only the known one gets a message', async () => {
  const suspended = 'suspended@council.example'
  const { id } = await createAccount(system, { email: suspended, password, label: 'Suspended' })
  await ownerDb.person.update({ where: { id }, data: { suspendedAt: now() } })
  const asked = []
  for (const name of [email, 'nobody@council.example', suspended]) {
    asked.push(
      await countStatements(
        async () => (await graphqlAs(anonymous, ask, { input: { email: name, language: 'ru' } })).data,
      ),
    )
  }
  for (const { result, statements } of asked) {
    expect(result).toEqual({ askPasswordReset: { __typename: 'PasswordResetAsked', done: true } })
    expect(statements).toEqual(asked[0]?.statements)
  }
  const { rows: waiting } = await ownerPool.query<{ payload: { encrypted: string } }>(storedJobs)
  expect(waiting).toHaveLength(3)
  for (const { payload } of waiting) {
    expect(JSON.stringify(payload)).not.toContain('example')
    expect(Buffer.from(payload.encrypted, 'base64').toString('latin1')).not.toContain('example')
  }
  expect((await sentMail()).map(({ to, subject }) => [to, subject])).toEqual([[email, 'Новый пароль']])
  expect((await ownerPool.query(storedJobs)).rows).toEqual([])
})

test('refuses a link that is unknown, of another kind, replaced by a newer one, or too old', async () => {
  await askPasswordReset({ email, language: 'tg' })
  const older = tokenIn((await sentMail())[0])
  await askPasswordReset({ email, language: 'tg' })
  const newer = tokenIn((await sentMail())[0])
  for (const token of [newToken(), older])
    expect(await failureOf(resetPassword({ token, password: next }))).toBeInstanceOf(NotFoundError)
  const late = new Date(now().getTime() + 61 * 60_000)
  expect(await atMoment(late, () => failureOf(resetPassword({ token: newer, password: next })))).toBeInstanceOf(
    NotFoundError,
  )
  expect(await failureOf(resetPassword({ token: newer, password: 'short' }))).toBeInstanceOf(InvalidInputError)
  expect(await failureOf(resetPassword({ token: newer, password: 'Forgetful-2026' }))).toBeInstanceOf(InvalidInputError)
})

test('a new password by link ends every session, signs nobody in, works once, and the second factor is asked for as before', async () => {
  const session = await newSession(personId)
  const begun = await signIn({ email, password })
  await askPasswordReset({ email, language: 'en' })
  const token = tokenIn((await sentMail())[0])
  const answer = await graphqlAs(
    anonymous,
    `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }`,
    { input: { token, password: next } },
  )
  expect(answer.data.resetPassword).toEqual({ __typename: 'PasswordChanged' })
  expect(answer.setCookies).toEqual([])
  expect(await resolveViewer(session)).toEqual(anonymous)
  expect(await failureOf(confirmSecondFactor(begun.token, { code: codeOf(secret) }))).toBeInstanceOf(SignInRefusedError)
  expect(await failureOf(resetPassword({ token, password }))).toBeInstanceOf(NotFoundError)
  expect(await failureOf(signIn({ email, password }))).toBeInstanceOf(SignInRefusedError)
  const { pending } = await signIn({ email, password: next })
  expect(pending).toMatchObject({ phase: 'secondFactor', methods: ['totp'] })
  expect((await sentMail()).map(({ subject }) => subject)).toEqual(['Ҳисоби Шумо'])
  const audit = await db.auditEntry.findMany({
    where: { action: 'password:reset', payload: { equals: { step: 'changed' } } },
  })
  expect(audit.map(({ actorId, subjectId }) => [actorId, subjectId])).toEqual([[personId, personId]])
})

test('no link that waited outlives a new password: whoever asked for another email may not have been the owner', async () => {
  const { id } = await db.person.findUniqueOrThrow({ where: { email } })
  const links = () => db.mailedLink.count({ where: { personId: id, usedAt: null } })
  await db.$transaction((tx) =>
    makeLink(tx, { kind: 'emailChange', personId: id, newEmail: 'thief@elsewhere.example' }),
  )
  const { token } = await db.$transaction((tx) => makeLink(tx, { kind: 'passwordReset', personId: id }))
  expect(await links()).toBe(2)
  await resetPassword({ token, password: 'яке аз рамзҳои дигар' })
  expect(await links()).toBe(0)
})

test('three messages to one address, then one each five minutes, known or not', async () => {
  for (const name of [email, 'nobody@council.example']) {
    for (let round = 0; round < 3; round += 1) await askPasswordReset({ email: name, language: 'tg' })
    expect(await failureOf(askPasswordReset({ email: name, language: 'tg' }))).toBeInstanceOf(UnavailableError)
  }
})
