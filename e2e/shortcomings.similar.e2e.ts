import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('shortcomings', language)
  const cases = messages('cases', language)

  test(`who registers a shortcoming sees what is like it on record already (${language})`, async ({
    page,
    context,
  }) => {
    // A public one of this council, by the words of its title.
    await page.goto(`/tg/shortcomings?council=khujand`)
    const known = page.getByRole('main').locator('a[href*="/shortcomings/KMB-SU-"]').first()
    const reference = (await known.getAttribute('href'))?.split('/').at(-1) ?? ''
    await known.click()
    await expect(page).toHaveURL(new RegExp(`${reference}$`))
    const title = (await page.getByRole('heading', { level: 1 }).locator('span').first().innerText()).trim()

    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/shortcomings/new`)
    const field = page.getByLabel(say('form.title'), { exact: true })
    const region = page.getByRole('region', { name: cases('similar.title') })
    await field.fill('Зы')
    await expect(region.getByRole('link')).toHaveCount(0)
    await field.fill(title)
    const link = region.getByRole('listitem').filter({ hasText: reference }).getByRole('link')
    await expect(link).toBeVisible()
    // Said politely: whoever types is not interrupted, and the field keeps the focus.
    await expect(region).toHaveAttribute('aria-live', 'polite')
    await expect(field).toBeFocused()
    await inspect(page, `similar-${language}`)

    const [other] = await Promise.all([context.waitForEvent('page'), link.click()])
    await expect(other).toHaveURL(/\/shortcomings\/KMB-/)
    await other.close()
    // What was typed is there still, and nothing is in the way.
    await expect(field).toHaveValue(title)
    await field.fill('Шпрътбгклмнщ')
    await expect(region.getByRole('link')).toHaveCount(0)
    await field.fill('')
  })
}
