import type { BrowserContext, Page } from '@playwright/test'
import { codeAt } from '@hamkori/launch/demonstration-accounts.ts'
import { acceptInvitation, addApplication, enrol } from './support/enrol.ts'
import { inviteObserver } from './support/invitations.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { mailedLink } from './support/mail.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { signIn } from './support/session.ts'

// Links in messages lead to this name; a session of the bare address would not be there.
const baseURL = (process.env['HAMKORI_URL'] ?? 'http://127.0.0.1:4000').replace('127.0.0.1', 'localhost')
test.use({ baseURL })

const password = 'се харгӯш аз пули куҳна мегузарад'
const newPassword = 'чор мурғи сафед дар боғи тирамоҳӣ'
const exact = true

for (const language of staffLanguages) {
  const say = messages('identity', language)
  const people = messages('people', language)
  const site = messages('platform', language)

  const headingOf = (on: Page) => on.getByRole('heading', { level: 1 })
  const openAccount = async (on: Page) => {
    await on.getByRole('link', { name: messages('identity', language)('navigation.account'), exact }).click()
    await expect(headingOf(on)).toHaveText(say('account.heading'))
  }
  const givePassword = async (on: Page, email: string, secret: string) => {
    await on.goto(`/${language}/sign-in`)
    await on.getByLabel(say('signIn.email')).fill(email)
    await on.getByLabel(say('signIn.password'), { exact }).fill(secret)
    await on.getByRole('button', { name: say('signIn.action'), exact }).click()
  }
  const signInOnPaper = async (on: Page, email: string, secret: string, code = '') => {
    await givePassword(on, email, secret)
    await expect(headingOf(on)).toHaveText(say('secondFactor.heading'))
    await on.getByRole('button', { name: say('secondFactor.toRecoveryCode') }).click()
    await on.getByLabel(say('secondFactor.recoveryCode'), { exact }).fill(code)
    await on.getByRole('button', { name: say('secondFactor.action'), exact }).click()
    await expect(headingOf(on)).toHaveText(messages('app', language)('desk.heading'))
  }
  /** The next click of somebody whose session was ended leads to signing in. */
  const expectSignedOut = async (on: Page) => {
    await on.getByRole('link', { name: messages('identity', language)('navigation.account'), exact }).click()
    await expect(headingOf(on)).toHaveText(say('signIn.heading'))
  }
  const agree = async (on: Page, action: string, reason?: string) => {
    const dialog = on.getByRole('alertdialog')
    if (reason !== undefined) await dialog.getByLabel(people('act.reason'), { exact }).fill(reason)
    await dialog.getByRole('button', { name: action, exact }).click()
    await expect(dialog).toHaveCount(0)
  }

  test.describe(`accounts in ${language}`, () => {
    // One sign-in serves both journeys: each takes a code, and an account has one for each half-minute.
    let office: BrowserContext
    test.beforeAll(async ({ browser }) => {
      office = await browser.newContext({ baseURL })
      await signIn(await office.newPage(), language, 'administrator@demo.hamkori.example')
    })
    test.afterAll(() => office.close())

    test(`somebody changes password and email, and ends what is open elsewhere (${language})`, async ({
      page,
      browser,
    }) => {
      const email = `account.${language}.${Date.now()}@journeys.example`
      const newEmail = `renamed.${email}`
      const elsewhere = await browser.newContext({ baseURL })
      const other = await elsewhere.newPage()

      const [desk] = office.pages()
      if (desk) await inviteObserver(desk, language, email)
      const { secret, codes } = await acceptInvitation(page, language, { email, password })
      const paper = codes.values()
      await signInOnPaper(other, email, password, paper.next().value)

      await test.step('only whoever knows the present password changes it, and not to a common one', async () => {
        await openAccount(page)
        const current = page.getByLabel(say('account.currentPassword'), { exact })
        const wanted = page.getByLabel(say('newPassword.password'), { exact })
        const change = page.getByRole('button', { name: say('account.changePassword'), exact })
        await current.fill(newPassword)
        await wanted.fill(newPassword)
        await change.click()
        await expect(current).toHaveAccessibleDescription(new RegExp(site('issues.wrong_password'), 'u'))
        await inspect(page, `password-refused-${language}`)
        await current.fill(password)
        await wanted.fill('passwordpassword')
        await change.click()
        await expect(wanted).toHaveAccessibleDescription(new RegExp(site('issues.too_common'), 'u'))
        await expect(current).not.toHaveAccessibleDescription(/./u)
        await wanted.fill(newPassword)
        await change.click()
        await expect(page.getByText(say('account.passwordChanged'), { exact })).toBeVisible()
        await expect(current).toHaveValue('')
        await sameAfterReload(page)
        await expectSignedOut(other)
      })

      await test.step('all other sessions are ended at once, from here', async () => {
        await signInOnPaper(other, email, newPassword, paper.next().value)
        await page
          .getByRole('link', { name: messages('app', language)('navigation.desk'), exact })
          .first()
          .click()
        await expect(headingOf(page)).toHaveText(messages('app', language)('desk.heading'))
        await openAccount(page)
        const endOthers = page.getByRole('button', { name: say('account.endOthers'), exact })
        await endOthers.click()
        await expect(page.getByText(say('account.endedOthers'), { exact })).toBeVisible()
        await expect(endOthers).toHaveCount(0)
        await sameAfterReload(page)
        await expectSignedOut(other)
      })

      let newPhone = ''
      await test.step('another application takes the place of the first, and stays as the last', async () => {
        const application = page.getByText(new RegExp(`^${say('totp.heading')}( \\d)?$`, 'u'))
        const remove = page.getByRole('button', { name: `${say('account.remove')}: ${say('totp.heading')}` })
        await expect(application).toHaveCount(1)
        await expect(remove).toHaveCount(0)
        await page.getByRole('link', { name: say('account.addFactor'), exact }).click()
        newPhone = (await addApplication(page, language)).secret
        await expect(headingOf(page)).toHaveText(say('account.heading'))
        await expect(application).toHaveCount(2)
        await expect(remove).toHaveCount(2)
        await page.getByRole('button', { name: `${say('account.remove')}: ${say('totp.heading')} 1`, exact }).click()
        await expect(page.getByRole('alertdialog')).toContainText(`${say('totp.heading')} 1`)
        await agree(page, say('account.remove'))
        await expect(page.getByText(say('account.factorRemoved'), { exact })).toBeVisible()
        await expect(application).toHaveCount(1)
        await expect(remove).toHaveCount(0)
        await sameAfterReload(page)
      })

      await test.step('a new email counts once its link was opened and pressed', async () => {
        await page.getByLabel(say('account.newEmail'), { exact }).fill(newEmail)
        await page.getByRole('button', { name: say('account.changeEmail'), exact }).click()
        const waits = page.getByText(say('account.emailWaits', { email: newEmail, hours: 24 }))
        await expect(waits).toBeVisible()
        await sameAfterReload(page)
        // It is opened where the person reads mail, which need not be where they are signed in.
        await other.goto(await mailedLink(newEmail, 'confirm-email'))
        await expect(headingOf(other)).toHaveText(say('confirm-email.heading'))
        await inspect(other, `confirm-email-${language}`)
        await other.getByRole('button', { name: say('confirm-email.action'), exact }).click()
        await expect(headingOf(other)).toHaveText(say('confirm-email.doneHeading'))
        await page.reload()
        await expect(waits).toHaveCount(0)
        await expect(page.getByText(newEmail, { exact }).first()).toBeVisible()
      })

      await test.step('the new email, the new password and the new application sign in; the old ones do not', async () => {
        await givePassword(other, email, newPassword)
        await expect(other.getByRole('alert')).toHaveText(say('signIn.refused'))
        await givePassword(other, newEmail, newPassword)
        await expect(headingOf(other)).toHaveText(say('secondFactor.heading'))
        const code = other.getByLabel(say('secondFactor.code'), { exact })
        const confirm = other.getByRole('button', { name: say('secondFactor.action'), exact })
        await code.fill(codeAt(secret, Date.now() + 30_000))
        await confirm.click()
        await expect(other.getByRole('alert')).toHaveText(say('secondFactor.refused'))
        // The code of adding it was used: the next one counts already.
        await code.fill(codeAt(newPhone, Date.now() + 30_000))
        await confirm.click()
        await expect(headingOf(other)).toHaveText(messages('app', language)('desk.heading'))
      })
      await elsewhere.close()
    })

    test(`an administrator assigns a post, resets factors, withdraws an invitation (${language})`, async ({
      page,
      context,
      browser,
    }) => {
      const email = `staff.${language}.${Date.now()}@journeys.example`
      const home = await browser.newContext({ baseURL })
      const guest = await home.newPage()
      await context.addCookies(await office.cookies())
      await inviteObserver(page, language, email)
      await acceptInvitation(guest, language, { email, password })

      await test.step('the administrator finds the person and assigns another post', async () => {
        await page
          .getByRole('link', { name: messages('people', language)('navigation.people'), exact })
          .first()
          .click()
        await page.getByLabel(people('search'), { exact }).fill(email)
        await page.getByRole('button', { name: people('show'), exact }).click()
        await expect(page).toHaveURL(/q=/u)
        await page.getByRole('link', { name: 'Меҳмон' }).click()
        await expect(page.getByRole('definition').filter({ hasText: people('person.states.active') })).toBeVisible()
        await page.getByRole('button', { name: people('act.assignPost.action'), exact }).click()
        const assign = page.getByRole('button', { name: people('act.assignPost.save'), exact })
        await assign.click()
        await expect(page.getByRole('alert')).toContainText(site('issues.required'))
        await page.getByRole('radio', { name: say('role.observer') }).check()
        await assign.click()
        await agree(page, people('act.assignPost.save'))
        await expect(page.getByRole('alert')).toHaveText(people('act.assignPost.conflict'))
        await inspect(page, `assign-post-${language}`)
        await page.getByRole('radio', { name: say('role.moderator') }).check()
        await assign.click()
        await expect(page.getByRole('alertdialog')).toContainText(say('role.moderator'))
        await agree(page, people('act.assignPost.save'))
        await expect(page.getByText(people('act.assignPost.done'), { exact })).toBeVisible()
        for (const role of ['observer', 'moderator'])
          await expect(
            page.getByRole('button', { name: people('act.endPost.of', { post: say(`role.${role}`) }), exact }),
          ).toBeVisible()
        await sameAfterReload(page)
      })

      await test.step('the administrator resets the second factor: the session ends, a new factor is needed', async () => {
        const reset = page.getByRole('button', { name: people('act.resetFactors.action'), exact })
        await reset.click()
        await agree(page, people('act.resetFactors.action'), 'Телефон гум шуд')
        await expect(page.getByText(people('act.resetFactors.done'), { exact })).toBeVisible()
        await expect(page.getByText(people('person.noFactor'), { exact })).toBeVisible()
        await expect(reset).toHaveCount(0)
        await sameAfterReload(page)
        await expectSignedOut(guest)
        await givePassword(guest, email, password)
        await expect(headingOf(guest)).toHaveText(say('factor.heading'))
        await guest.goto(`/${language}/desk`)
        await enrol(guest, language)
        await expect(guest.getByText(say('role.moderator')).first()).toBeVisible()
      })

      await test.step('an invitation that is withdrawn opens nothing', async () => {
        const unwanted = `unwanted.${email}`
        await inviteObserver(page, language, unwanted)
        await page.getByRole('button', { name: people('act.withdrawInvitation.action'), exact }).click()
        await agree(page, people('act.withdrawInvitation.action'), 'Хато навишта шуд')
        await expect(page.getByText(people('act.withdrawInvitation.done'), { exact })).toBeVisible()
        await expect(page.getByRole('definition').filter({ hasText: people('person.noInvitation') })).toBeVisible()
        await sameAfterReload(page)
        await guest.goto(await mailedLink(unwanted, 'invitation'))
        await expect(headingOf(guest)).toHaveText(say('invitation.goneHeading'))
        await inspect(guest, `invitation-gone-${language}`)
      })
      await home.close()
    })
  })
}
