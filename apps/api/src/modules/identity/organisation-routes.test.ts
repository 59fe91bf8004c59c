import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { now } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { codeOf, totpFactor } from './testing/factors.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { startIdentityProvider } from '../../testing/identity-provider.ts'
import type { IdentityProvider } from '../../testing/identity-provider.ts'
import { nextSerial } from '../../testing/people.ts'
import { confirmSecondFactor } from './actions/confirm-second-factor.ts'
import './identity.graphql.ts'
import { resolveViewer } from './identity.queries.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { pendingOf } from './pending.queries.ts'
import { newToken, tokenHash } from './sessions.ts'
import { ownerDb } from '../../testing/owner.ts'

const client = { id: 'hamkori', secret: 'a secret between the two' }
let provider: IdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider(client)
})
afterAll(() => provider.close())
beforeEach(async () => {
  await db.signInRateLimit.deleteMany()
  vi.stubEnv('OIDC_ISSUER', provider.issuer)
  vi.stubEnv('OIDC_CLIENT_ID', client.id)
  vi.stubEnv('OIDC_CLIENT_SECRET', client.secret)
  vi.stubEnv('OIDC_NAME', 'Вазорат')
})

const routes = organisationRoutes(false)

/** A browser's way there and back, as far as it goes: the cookies, and the address it comes back to. */
async function wayThereAndBack() {
  const begun = await routes.request('/?language=ru')
  const cookie = begun.headers.get('set-cookie') ?? ''
  const atProvider = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(atProvider.headers.get('location') ?? '')
  return { begun, cookie: cookie.split(';')[0] ?? '', line: cookie, back }
}

async function comeBack(back: URL, cookie: string) {
  const answer = await routes.request(`/callback${back.search}`, { headers: { cookie } })
  const token = /hamkori=([A-Za-z0-9_-]{43});/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? null
  const target = /url=([^"]+)"/.exec(await answer.text())?.[1]
  return { answer, token, target }
}

async function signInAs(claims: Record<string, unknown>) {
  provider.says = { claims }
  const { back, cookie } = await wayThereAndBack()
  return comeBack(back, cookie)
}

async function someone(): Promise<{ id: string; email: string }> {
  const email = `civil-${nextSerial()}@ministry.example`
  const { id } = await db.person.create({ data: { email, label: 'Civil', searchText: '', acceptedAt: now() } })
  return { id, email }
}

const refused = '/ru/sign-in?organisation=refused'

test('there is no way where no organisation is set up', async () => {
  vi.stubEnv('OIDC_ISSUER', '')
  expect((await routes.request('/')).status).toBe(404)
  expect((await routes.request('/callback?state=x&code=y')).status).toBe(404)
  const { data } = await graphqlAs(anonymous, '{ signInMethods { password passkey organisation { name } } }')
  expect(data.signInMethods).toEqual({ password: true, passkey: true, organisation: null })
})

test('a link on another site signs nobody in: it leads to the page with the button', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const answer = await routes.request('/?language=ru', { headers: { 'sec-fetch-site': site } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ru/sign-in'])
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
  for (const site of ['same-origin', 'none']) {
    const answer = await routes.request('/?language=ru', { headers: { 'sec-fetch-site': site } })
    expect(answer.headers.get('location')?.startsWith(provider.issuer)).toBe(true)
  }
})

test('refuses another browser, a second time, an unknown state, and a signature or an age that is not right', async () => {
  const { email } = await someone()
  const right = { sub: 'one', email, email_verified: true, amr: ['mfa'] }
  provider.says = { claims: right }
  const stolen = await wayThereAndBack()
  const other = await wayThereAndBack()
  expect((await comeBack(stolen.back, other.cookie)).target).toBe(refused)
  expect((await comeBack(stolen.back, stolen.cookie)).target).toBe('/tg/sign-in?organisation=refused')
  const unknown = new URL(other.back)
  unknown.searchParams.set('state', crypto.randomUUID())
  expect((await comeBack(unknown, other.cookie)).token).toBeNull()
  for (const says of [
    { claims: right, forged: true },
    { claims: { ...right, nonce: 'another' } },
    { claims: { ...right, auth_time: Math.floor(Date.now() / 1000) - 3600 } },
  ]) {
    const way = await wayThereAndBack()
    provider.says = says
    const { token, target } = await comeBack(way.back, way.cookie)
    expect([token, target]).toEqual([null, refused])
  }
})

test('refuses an unknown email, one that is not verified, and a suspended person; each leaves an entry', async () => {
  const { id, email } = await someone()
  const before = await db.auditEntry.count({ where: { refused: true, payload: { equals: { by: 'organisation' } } } })
  for (const claims of [
    { sub: 'a', email: 'nobody@ministry.example', email_verified: true, amr: ['mfa'] },
    { sub: 'b', email, email_verified: false, amr: ['mfa'] },
    { sub: 'c', email, amr: ['mfa'] },
  ])
    expect(await signInAs(claims)).toMatchObject({ token: null, target: refused })
  await ownerDb.person.update({ where: { id }, data: { suspendedAt: now() } })
  expect((await signInAs({ sub: 'd', email, email_verified: true, amr: ['mfa'] })).token).toBeNull()
  expect(await db.auditEntry.count({ where: { refused: true, payload: { equals: { by: 'organisation' } } } })).toBe(
    before + 4,
  )
  expect(await db.organisationLink.count({ where: { personId: id } })).toBe(0)
})

test('with a second factor seen there, the session is full; the account is linked once and found by the link ever after', async () => {
  const { id, email } = await someone()
  const sub = `s-${nextSerial()}`
  const first = await signInAs({ sub, email, email_verified: true, amr: ['pwd', 'otp'] })
  expect(first.target).toBe('/ru/desk')
  expect(await resolveViewer(first.token)).toMatchObject({ kind: 'person', personId: id })
  expect(first.answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  // By the link, whatever the email says now.
  const again = await signInAs({ sub, email: 'another@ministry.example', email_verified: true, amr: ['mfa'] })
  expect(await resolveViewer(again.token)).toMatchObject({ personId: id })
  // Another subject with the same email is somebody else.
  expect((await signInAs({ sub: 'impostor', email, email_verified: true, amr: ['mfa'] })).token).toBeNull()
  const audit = await db.auditEntry.findMany({ where: { actorId: id }, orderBy: { id: 'asc' } })
  expect(audit.map(({ action, payload }) => [action, payload])).toEqual([
    ['organisation:link', {}],
    ['identity:signIn', { by: 'organisation' }],
    ['identity:signIn', { by: 'organisation' }],
  ])
})

test('without one, ours is asked for, or has to be added: nobody is signed in by one factor', async () => {
  const [bare, held] = [await someone(), await someone()]
  const secret = await totpFactor(held.id)
  const one = await signInAs({ sub: `s-${nextSerial()}`, email: bare.email, email_verified: true, amr: ['pwd'] })
  expect(one.target).toBe('/ru/sign-in')
  expect(await resolveViewer(one.token)).toEqual(anonymous)
  expect(await pendingOf(one.token)).toMatchObject({ phase: 'enrolment', method: 'organisation' })
  const other = await signInAs({ sub: `s-${nextSerial()}`, email: held.email, email_verified: true })
  expect(await pendingOf(other.token)).toMatchObject({ phase: 'secondFactor', methods: ['totp'] })
  const { viewer } = await confirmSecondFactor(other.token, { code: codeOf(secret) })
  expect(viewer.personId).toBe(held.id)
})

test('somebody who is invited can come by the organisation instead of the link, which then is used', async () => {
  const email = `invited-${nextSerial()}@ministry.example`
  const { id } = await db.person.create({ data: { email, label: 'Invited', searchText: '' } })
  const claims = { sub: `s-${nextSerial()}`, email, email_verified: true, amr: ['mfa'] }
  expect((await signInAs(claims)).token).toBeNull()
  const expiresAt = new Date(now().getTime() + 3_600_000)
  await db.invitation.create({ data: { personId: id, tokenHash: tokenHash(newToken()), expiresAt } })
  expect(await resolveViewer((await signInAs(claims)).token)).toMatchObject({ personId: id })
  expect(await db.invitation.count({ where: { personId: id, usedAt: null } })).toBe(0)
  expect((await db.person.findUniqueOrThrow({ where: { id } })).acceptedAt).not.toBeNull()
})

test('the way carries PKCE, state and nonce, and its cookie is bound to this host over TLS', async () => {
  const { begun, line } = await wayThereAndBack()
  const target = new URL(begun.headers.get('location') ?? '')
  expect(Object.fromEntries(target.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: 'http://localhost:4000/sign-in/organisation/callback',
    scope: 'openid email',
    max_age: '600',
  })
  expect(line).toMatch(/^hamkori-organisation=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
  const secure = await organisationRoutes(true).request('/')
  expect(secure.headers.get('set-cookie')).toMatch(/^__Host-hamkori-organisation=.*; Secure$/)
  const { data } = await graphqlAs(anonymous, '{ signInMethods { organisation { name startPath } } }')
  expect(data.signInMethods.organisation).toEqual({ name: 'Вазорат', startPath: '/sign-in/organisation' })
})
