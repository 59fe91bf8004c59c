import { expect, test } from './support/journey.ts'
import { anyLanguage, messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { signIn, typeDate } from './support/session.ts'

const administrator = 'administrator@demo.hamkori.example'

for (const [index, language] of staffLanguages.entries()) {
  const say = messages('calendar', language)
  const site = messages('platform', language)
  /** Each language enters a day of its own, so that the journeys do not meet. */
  const day = `2027-03-${String(10 + index).padStart(2, '0')}`

  test(`an administrator enters a declared day off with its source, everybody reads it, and it is taken out again (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const source = `Шӯрои уламо, санҷиш ${language}`
    await signIn(page, language, administrator)
    await page.goto(`/${language}/desk/days-off?year=2027`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(say('title'))
    const add = page.getByRole('button', { name: say('form.save'), exact: true })
    await add.click()
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3)
    await inspect(page, `calendar-form-${language}`)

    await typeDate(page, 'calendar-day-day', day)
    await page.getByLabel(say('kind.declared'), { exact: true }).check()
    await page.getByLabel(say('form.holiday'), { exact: true }).selectOption(say('holiday.ramazon'))
    await page.getByLabel(say('form.source'), { exact: true }).fill(source)
    await add.click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('form.save'), exact: true })
      .click()
    await expect(page.getByText(say('source', { source }))).toBeVisible()
    await sameAfterReload(page)

    const reader = await browser.newPage()
    await reader.goto(`${baseURL}/${language}/days-off?year=2027`)
    await expect(reader.getByText(say('source', { source }))).toBeVisible()
    await inspect(reader, `calendar-${language}`)
    await reader.context().close()

    const entry = page.getByRole('listitem').filter({ hasText: source })
    await entry.getByRole('button').click()
    const question = page.getByRole('alertdialog')
    await question.getByRole('button', { name: say('remove.action'), exact: true }).click()
    await expect(question.getByText(site('issues.required'))).toBeVisible()
    await question.getByLabel(say('remove.reason')).fill('Санҷиш')
    await question.getByRole('button', { name: say('remove.action'), exact: true }).click()
    await expect(page.getByText(say('source', { source }))).toHaveCount(0)
    await sameAfterReload(page)
  })
}

test('whoever is no administrator reads the calendar at the desk and enters nothing', async ({ page }) => {
  const say = messages('calendar', anyLanguage)
  await signIn(page, anyLanguage, 'chair.bokhtar@demo.hamkori.example')
  await page.goto(`/${anyLanguage}/desk/days-off?year=2027`)
  await expect(page.getByText(say('forbidden'))).toBeVisible()
  await expect(page.getByRole('button', { name: say('form.save'), exact: true })).toHaveCount(0)
})
