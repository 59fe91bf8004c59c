import { startIdentityProvider } from '../apps/api/src/testing/identity-provider.ts'
import type { IdentityProvider } from '../apps/api/src/testing/identity-provider.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { giveCode, signOut } from './support/session.ts'

const issuer = process.env['OIDC_ISSUER'] ?? ''
const name = process.env['OIDC_NAME'] ?? ''
// The browser comes back to this name, and what it holds must be there.
const baseURL = (process.env['HAMKORI_URL'] ?? 'http://127.0.0.1:4000').replace('127.0.0.1', 'localhost')
test.use({ baseURL, organisation: issuer })
test.skip(issuer === '', 'OIDC_ISSUER and the rest are not set: this installation has no button of an organisation')

const email = 'observer@demo.hamkori.example'
let provider: IdentityProvider

test.beforeAll(async () => {
  const { OIDC_CLIENT_ID: id = '', OIDC_CLIENT_SECRET: secret = '' } = process.env
  provider = await startIdentityProvider({ id, secret }, Number(new URL(issuer).port))
})
test.afterAll(() => provider.close())

for (const language of staffLanguages) {
  const say = messages('identity', language)

  test(`an organisation signs its own people in, and nobody by one factor (${language})`, async ({ page }) => {
    const heading = page.getByRole('heading', { level: 1 })
    const button = page.getByRole('link', { name: say('signIn.organisation', { name }), exact: true })

    await test.step('somebody it vouches for who has no account here is sent back with a reason', async () => {
      provider.says = { claims: { sub: 'stranger', email: 'a@other.example', email_verified: true, amr: ['mfa'] } }
      await page.goto(`/${language}/sign-in`)
      await button.click()
      await expect(page.getByRole('alert')).toHaveText(say('signIn.organisationRefused'))
      await expect(heading).toHaveText(say('signIn.heading'))
      await inspect(page, `sign-in-organisation-refused-${language}`)
    })

    await test.step('whoever showed it two factors is at the desk at once', async () => {
      provider.says = { claims: { sub: 'observer', email, email_verified: true, amr: ['pwd', 'otp'] } }
      await button.click()
      await expect(heading).toHaveText(messages('app', language)('desk.heading'))
      await signOut(page, language)
    })

    await test.step('whoever showed it only a password gives our second factor, also after a reload', async () => {
      provider.says = { claims: { sub: 'observer', email, email_verified: true, amr: ['pwd'] } }
      await button.click()
      await expect(heading).toHaveText(say('secondFactor.heading'))
      await page.goto(`/${language}/desk`)
      await expect(heading).toHaveText(say('secondFactor.heading'))
      await giveCode(page, language, email)
      await expect(heading).toHaveText(messages('app', language)('desk.heading'))
    })
  })
}
