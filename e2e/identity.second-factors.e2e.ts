import type { BrowserContext, Page } from '@playwright/test'
import { codeAt } from '@hamkori/launch/demonstration-accounts.ts'
import { account, unusedCode } from './support/accounts.ts'
import { inviteObserver } from './support/invitations.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { mailedLink } from './support/mail.ts'
import { signIn, signOut } from './support/session.ts'

// A passkey belongs to a name: none can be made at a bare address.
const baseURL = (process.env['HAMKORI_URL'] ?? 'http://127.0.0.1:4000').replace('127.0.0.1', 'localhost')
test.use({ baseURL })

const password = 'се харгӯш аз пули куҳна мегузарад'
const newPassword = 'чор мурғи сафед дар боғи тирамоҳӣ'

/** A device with a lock, which answers by itself. */
async function giveDevice(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

for (const language of staffLanguages) {
  const say = messages('identity', language)
  const site = messages('platform', language)

  test(`an invitation becomes an account with two factors (${language})`, async ({ page, context, browser }) => {
    test.setTimeout(600_000)
    const email = `guest.${language}.${Date.now()}@journeys.example`
    const heading = page.getByRole('heading', { level: 1 })
    const exact = true

    const firstStep = async (on: Page, secret: string) => {
      await on.goto(`/${language}/sign-in`)
      await on.getByLabel(say('signIn.email')).fill(email)
      await on.getByLabel(say('signIn.password'), { exact }).fill(secret)
      await on.getByRole('button', { name: say('signIn.action'), exact }).click()
      await expect(on.getByRole('heading', { level: 1 })).toHaveText(say('secondFactor.heading'))
    }
    const withRecoveryCode = async (on: Page, code: string) => {
      await on.getByRole('button', { name: say('secondFactor.toRecoveryCode') }).click()
      await on.getByLabel(say('secondFactor.recoveryCode'), { exact }).fill(code)
      await on.getByRole('button', { name: say('secondFactor.action'), exact }).click()
      await expect(on.getByRole('heading', { level: 1 })).toHaveText(messages('app', language)('desk.heading'))
    }

    await test.step('an administrator invites', async () => {
      const office = await browser.newContext({ baseURL })
      const desk = await office.newPage()
      await signIn(desk, language, 'administrator@demo.hamkori.example')
      await inviteObserver(desk, language, email)
      await office.close()
    })

    await test.step('the link says for whom and for what it is, and leaves the address', async () => {
      await page.goto(await mailedLink(email, 'invitation'))
      await expect(heading).toHaveText(say('invitation.heading'))
      await expect(page).toHaveURL(`${baseURL}/${language}/invitation`)
      await expect(page.getByText(email, { exact: true })).toBeVisible()
      await expect(page.getByText(say('role.observer'), { exact })).toBeVisible()
      await inspect(page, `invitation-${language}`)
      await page.getByLabel(say('invitation.password'), { exact }).fill('passwordpassword')
      await page.getByRole('button', { name: say('invitation.action') }).click()
      await expect(page.getByRole('alert')).toContainText(site('issues.too_common'))
      await page.getByLabel(say('invitation.password'), { exact }).fill(password)
      await page.getByRole('button', { name: say('invitation.action') }).click()
      await expect(heading).toHaveText(say('factor.heading'))
      await inspect(page, `first-factor-${language}`)
    })

    let secret = ''
    let codes: string[] = []
    await test.step('nothing opens before the second factor is there', async () => {
      await page.goto(`/${language}/desk`)
      await expect(heading).toHaveText(say('factor.heading'))
      await page.getByRole('button', { name: say('totp.choose') }).click()
      await expect(heading).toHaveText(say('totp.heading'))
      await inspect(page, `totp-${language}`)
      await page.getByText(say('totp.type')).click()
      secret = ((await page.locator('#totp-secret').textContent()) ?? '').replace(/\s/gu, '')
      await page.getByLabel(say('secondFactor.code'), { exact }).fill(codeAt(secret))
      await page.getByRole('button', { name: say('totp.action'), exact }).click()
      await expect(heading).toHaveText(say('codes.heading'))
    })

    await test.step('ten recovery codes are shown once', async () => {
      codes = await page
        .getByRole('list', { name: say('codes.list') })
        .getByRole('listitem')
        .allTextContents()
      expect(new Set(codes.map((code) => code.trim())).size).toBe(10)
      await inspect(page, `recovery-codes-${language}`)
      await expect(page.getByRole('button', { name: say('codes.toDesk') })).toBeDisabled()
      await page.getByLabel(say('codes.kept')).check()
      await page.getByRole('button', { name: say('codes.toDesk') }).click()
      await expect(heading).toHaveText(messages('app', language)('desk.heading'))
      await signOut(page, language)
    })

    await test.step('password and code of now', async () => {
      await firstStep(page, password)
      await inspect(page, `second-step-${language}`)
      // The code of enrolment was used: the next one counts already.
      await page.getByLabel(say('secondFactor.code'), { exact }).fill(codeAt(secret, Date.now() + 30_000))
      await page.getByRole('button', { name: say('secondFactor.action'), exact }).click()
      await expect(heading).toHaveText(messages('app', language)('desk.heading'))
    })

    await test.step('a passkey is added', async () => {
      await giveDevice(context, page)
      await page.getByRole('link', { name: messages('identity', language)('navigation.account'), exact }).click()
      await expect(heading).toHaveText(say('account.heading'))
      await page.getByRole('link', { name: say('account.addFactor') }).click()
      await page.getByRole('button', { name: say('passkey.choose') }).click()
      await inspect(page, `passkey-${language}`)
      await page.getByLabel(say('passkey.label'), { exact }).fill('Телефони ман')
      await page.getByRole('button', { name: say('passkey.action'), exact }).click()
      await expect(heading).toHaveText(say('account.heading'))
      await expect(page.getByText('Телефони ман', { exact })).toBeVisible()
      await inspect(page, `account-${language}`)
      await signOut(page, language)
    })

    await test.step('the passkey alone signs in', async () => {
      await page.getByRole('button', { name: say('signIn.withPasskey') }).click()
      await expect(heading).toHaveText(messages('app', language)('desk.heading'))
    })

    const elsewhere = await browser.newContext({ baseURL })
    const other = await elsewhere.newPage()
    await test.step('a recovery code signs in, once; the session that is ended here dies there', async () => {
      await firstStep(other, password)
      await withRecoveryCode(other, codes[0] ?? '')
      await page.getByRole('link', { name: messages('identity', language)('navigation.account'), exact }).click()
      await expect(page.getByText(say('codes.left', { count: 9, all: 10 }))).toBeVisible()
      await page.getByRole('button', { name: new RegExp(`^${say('account.end')}:`, 'u') }).click()
      await expect(
        page
          .getByRole('status')
          .or(page.getByText(say('account.ended')))
          .first(),
      ).toBeVisible()
      await other.getByRole('link', { name: messages('identity', language)('navigation.account'), exact }).click()
      await expect(other.getByRole('heading', { level: 1 })).toHaveText(say('signIn.heading'))
      await firstStep(other, password)
      await other.getByRole('button', { name: say('secondFactor.toRecoveryCode') }).click()
      await other.getByLabel(say('secondFactor.recoveryCode'), { exact }).fill(codes[0] ?? '')
      await other.getByRole('button', { name: say('secondFactor.action'), exact }).click()
      await expect(other.getByRole('alert')).toHaveText(say('secondFactor.refused'))
    })

    await test.step('a forgotten password is replaced by mail; every session ends, the second factor stays', async () => {
      await other.goto(`/${language}/forgotten-password`)
      await inspect(other, `forgotten-${language}`)
      await other.getByLabel(say('signIn.email')).fill(email)
      await other.getByRole('button', { name: say('forgotten.action') }).click()
      await expect(other.getByRole('heading', { level: 1 })).toHaveText(say('forgotten-password.sentHeading'))
      await other.goto(await mailedLink(email, 'new-password'))
      await expect(other).toHaveURL(`${baseURL}/${language}/new-password`)
      await other.getByLabel(say('newPassword.password'), { exact }).fill(newPassword)
      await inspect(other, `new-password-${language}`)
      await other.getByRole('button', { name: say('newPassword.action') }).click()
      await expect(other.getByRole('heading', { level: 1 })).toHaveText(say('newPassword.doneHeading'))
      await page
        .getByRole('link', { name: messages('app', language)('navigation.desk'), exact })
        .first()
        .click()
      await expect(heading).toHaveText(say('signIn.heading'))
      await firstStep(other, newPassword)
      await withRecoveryCode(other, codes[1] ?? '')
      await elsewhere.close()
    })
  })

  test(`an action that needs it asks who is there, and goes on by itself (${language})`, async ({ page }) => {
    // Three codes are used at once: an account for each language, so that none waits for the next half-minute.
    const council = { tg: 'bokhtar', ru: 'khujand', en: 'sino' }[language]
    const email = `member.${council}@demo.hamkori.example`
    await signIn(page, language, email)
    await page.getByRole('link', { name: messages('identity', language)('navigation.account'), exact: true }).click()
    // Ten minutes after signing in the API answers like this by itself; only this first answer is not its own.
    let asked = 0
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation RenewRecoveryCodes') || asked++ > 0) return route.continue()
      await route.fulfill({ json: { data: { renewRecoveryCodes: { __typename: 'ConfirmationNeededError' } } } })
    })
    await page.getByRole('button', { name: say('codes.renew'), exact: true }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('codes.renew'), exact: true })
      .click()
    const question = page.getByRole('dialog', { name: site('confirm.title') })
    await expect(question).toBeVisible()
    await inspect(page, `confirm-identity-${language}`)
    await question.getByLabel(site('confirm.password'), { exact: true }).fill('not the right password')
    await question.getByLabel(site('confirm.code'), { exact: true }).fill(await unusedCode(email))
    await question.getByRole('button', { name: site('confirm.action') }).click()
    await expect(question.getByRole('alert')).toHaveText(site('confirm.went.refused'))
    await question.getByLabel(site('confirm.password'), { exact: true }).fill(account(email).password)
    await question.getByLabel(site('confirm.code'), { exact: true }).fill(await unusedCode(email))
    await question.getByRole('button', { name: site('confirm.action') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('codes.heading'))
    expect(asked).toBe(2)
  })
}
