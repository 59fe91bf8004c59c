import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn, signInAgain } from './support/session.ts'

const secretary = 'secretary.bokhtar@demo.hamkori.example'
const chair = 'chair.sino@demo.hamkori.example'

for (const language of staffLanguages) {
  const say = messages('meetings', language)
  const site = messages('platform', language)
  const identity = messages('identity', language)

  test(`an act of a page left open is not carried out for whoever signed in meanwhile (${language})`, async ({
    page,
  }) => {
    const title = `Лоиҳаи котиб ${language} ${Date.now()}`
    await signIn(page, language, secretary)
    await page.goto(`/${language}/desk/meetings/new`)
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)

    const other = await page.context().newPage()
    await other.context().clearCookies()
    await signIn(other, language, chair)
    await page.getByRole('button', { name: say('form.record') }).click()
    await expect(page.getByText(site('act.anotherPerson'))).toBeInViewport()
    await inspect(page, `another-person-${language}`)

    await test.step('who signed in does not find the draft of the other; who wrote it does', async () => {
      await page.reload()
      await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue('')
      await page.context().clearCookies()
      await page.reload()
      await signIn(page, language, secretary)
      await page.goto(`/${language}/desk/meetings/new`)
      await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue(title)
      await expect(page.getByText(site('form.restored'))).toBeVisible()
    })
  })

  test(`a session that ended asks to sign in again over the page, which stays as it is (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, secretary)
    await page.goto(`/${language}/desk/account`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(identity('account.heading'))
    await page.context().clearCookies()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(page.getByRole('dialog', { name: identity('again.title') })).toBeVisible()
    await inspect(page, `sign-in-again-${language}`)
    await signInAgain(page, language, secretary)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page).toHaveURL(new RegExp(`/${language}/desk/account$`, 'u'))
    await page.context().clearCookies()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByRole('dialog').press('Escape')
    await expect(page).toHaveURL(/\/sign-in\?next=/u)
  })
}
