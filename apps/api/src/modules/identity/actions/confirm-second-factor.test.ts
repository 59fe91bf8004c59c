import { beforeAll, beforeEach, expect, test } from 'vitest'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { InvalidInputError, UnavailableError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { codeOf, recoveryCodes, totpFactor } from '../testing/factors.ts'
import { failureOf } from '../../../testing/failures.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { SignInRefusedError } from '../identity.errors.ts'
import '../identity.graphql.ts'
import { resolveViewer } from '../identity.queries.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { createAccount } from './create-account.ts'
import { signIn } from './sign-in.ts'

const system = { kind: 'system', name: 'test' } as const
const password = 'ҳамкорӣ ва боварӣ'
const email = 'officer@department.example'
let personId = ''
let secret = ''

beforeAll(async () => {
  personId = (await createAccount(system, { email, password, label: 'Officer' })).id
  secret = await totpFactor(personId)
})

beforeEach(async () => {
  await db.signInRateLimit.deleteMany()
  await db.factor.updateMany({ data: { lastStep: 0 } })
})

const begin = async () => (await signIn({ email, password })).token
const confirmWith = (token: string | null, code: string) => failureOf(confirmSecondFactor(token, { code }))

test('refuses what cannot be a code at its field, and leaves the rate limit alone', async () => {
  const token = await begin()
  for (const code of ['', '12345', '1234567', 'not a code', '008J-4CT4-ANK7']) {
    expect(await confirmWith(token, code)).toBeInstanceOf(InvalidInputError)
  }
  expect(await db.signInRateLimit.count({ where: { bucket: { gte: 65_536 } } })).toBe(0)
})

test('refuses a wrong code, a code of another person, and a token of nothing that is pending; each leaves one entry', async () => {
  const { id } = await createAccount(system, { email: 'other@department.example', password, label: 'Other' })
  const foreign = await totpFactor(id)
  const [foreignCode = ''] = await recoveryCodes(id)
  const token = await begin()
  const before = await db.auditEntry.count()
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  for (const code of [wrong, codeOf(foreign), foreignCode])
    expect(await confirmWith(token, code)).toBeInstanceOf(SignInRefusedError)
  const audit = await db.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
  expect(
    audit.map(({ action, actorId, subjectId, refused, payload }) => [action, actorId, subjectId, refused, payload]),
  ).toEqual(Array.from({ length: 3 }, () => ['identity:signIn', null, personId, true, { by: 'code' }]))
  expect(await confirmWith(null, codeOf(secret))).toBeInstanceOf(SignInRefusedError)
  expect(await confirmWith('a'.repeat(43), codeOf(secret))).toBeInstanceOf(SignInRefusedError)
  expect(await db.recoveryCode.count({ where: { personId: id, usedAt: null } })).toBe(10)
})

test('a code signs in, the token is replaced, and the old one is worth nothing', async () => {
  const token = await begin()
  const answer = await graphqlAs(
    anonymous,
    `mutation ($input: CodeInput!) { confirmSecondFactor(input: $input) { __typename ... on Viewer { email confirmedUntil } } }`,
    { input: { code: codeOf(secret).replace(/^.../, '$& ') } },
    token,
  )
  const fresh = /^hamkori=([^;]+)/.exec(answer.setCookies[0] ?? '')?.[1] ?? null
  expect(fresh).not.toBe(token)
  expect(await resolveViewer(token)).toEqual(anonymous)
  const viewer = await resolveViewer(fresh)
  expect(viewer).toMatchObject({ kind: 'person', personId })
  const stored = await db.session.findFirstOrThrow({ where: { phase: 'full', personId } })
  expect(stored.expiresAt.getTime() - stored.createdAt.getTime()).toBe(12 * 3_600_000)
  expect(answer.data.confirmSecondFactor).toEqual({
    __typename: 'Viewer',
    email,
    confirmedUntil: new Date((stored.confirmedAt?.getTime() ?? 0) + 10 * 60_000).toISOString(),
  })
  const audit = await db.auditEntry.findMany({ where: { subjectId: stored.id }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action, payload }) => [action, payload])).toEqual([
    ['identity:signIn', { phase: 'secondFactor' }],
    ['identity:signIn', { by: 'totp' }],
  ])
  expect((await db.person.findUniqueOrThrow({ where: { id: personId } })).lastSeenOn).not.toBeNull()
})

test('a code works once, also when it comes twice at the same moment, and an older one never after it', async () => {
  const [one, two] = [await begin(), await begin()]
  const code = codeOf(secret)
  const outcomes = await Promise.all([confirmWith(one, code), confirmWith(two, code)])
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome instanceof SignInRefusedError)).toHaveLength(1)
  const token = await begin()
  expect(await confirmWith(token, code)).toBeInstanceOf(SignInRefusedError)
  expect(await confirmWith(token, codeOf(secret, -1))).toBeInstanceOf(SignInRefusedError)
  expect(await confirmWith(token, codeOf(secret, 1))).toBeNull()
})

test('each recovery code works once, however it is written, and only its hash is kept', async () => {
  const codes = await recoveryCodes(personId)
  const [first = '', second = ''] = codes
  expect(await confirmWith(await begin(), first.toLowerCase().replaceAll('-', ' '))).toBeNull()
  expect(await confirmWith(await begin(), first)).toBeInstanceOf(SignInRefusedError)
  expect(await confirmWith(await begin(), second)).toBeNull()
  expect(await db.recoveryCode.count({ where: { personId, usedAt: null } })).toBe(8)
  const stored = await db.recoveryCode.findMany({ where: { personId } })
  expect(stored.every(({ codeHash }) => codeHash.length === 32)).toBe(true)
})

test('guessing codes is slowed down for the person, and the password alone does not lift it', async () => {
  const start = new Date('2026-04-01T04:00:00Z')
  const at = <T>(seconds: number, work: () => Promise<T>) => atMoment(new Date(start.getTime() + seconds * 1000), work)
  const token = await at(0, begin)
  const wrong = await at(0, async () => (codeOf(secret) === '000000' ? '000001' : '000000'))
  for (let round = 0; round < 5; round += 1)
    expect(await at(0, () => confirmWith(token, wrong))).toBeInstanceOf(SignInRefusedError)
  const again = await at(1, begin)
  expect(await at(1, () => confirmWith(again, codeOf(secret)))).toBeInstanceOf(UnavailableError)
  expect(await at(61, () => confirmWith(again, codeOf(secret)))).toBeNull()
})

test('a pending session is over after ten minutes', async () => {
  const start = new Date('2026-04-02T04:00:00Z')
  const token = await atMoment(start, begin)
  const late = new Date(start.getTime() + 10 * 60_000)
  expect(await atMoment(late, () => confirmWith(token, codeOf(secret)))).toBeInstanceOf(SignInRefusedError)
})
