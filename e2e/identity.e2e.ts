import { account } from './support/accounts.ts'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signInOnPage, signOut } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('identity', language)

  test(`a secretary signs in, sees her desk and signs out (${language})`, async ({ page, context, baseURL }) => {
    await page.goto(`/${language}/desk`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signIn.heading'))
    await inspect(page, `sign-in-${language}`)
    await signInOnPage(page, language, 'secretary.khujand@demo.hamkori.example')
    await expect(page.getByText(say('office.secretary'), { exact: true })).toBeVisible()
    await inspect(page, `desk-${language}`)

    const [cookie] = (await context.cookies(baseURL)).filter(
      (one) => one.name.includes('hamkori') && one.name !== 'hamkori-language',
    )
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(await page.evaluate(() => document.cookie)).not.toContain(cookie?.value ?? 'nothing')

    await signOut(page, language)
    await page.goto(`/${language}/desk`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('signIn.heading'))
  })

  test(`a wrong password and an unknown name are refused in the same messages (${language})`, async ({ page }) => {
    const { email } = account('secretary.khujand@demo.hamkori.example')
    for (const name of [email, 'nobody@demo.hamkori.example']) {
      await page.goto(`/${language}/sign-in`)
      await page.getByLabel(say('signIn.email')).fill(name)
      await page.getByLabel(say('signIn.password'), { exact: true }).fill('not the right password')
      await page.getByRole('button', { name: say('signIn.action'), exact: true }).click()
      await expect(page.getByRole('alert')).toHaveText(say('signIn.refused'))
    }
    await inspect(page, `sign-in-refused-${language}`)
  })
}
