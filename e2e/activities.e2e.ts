import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  const say = messages('activities', language)
  const councils = messages('councils', language)
  const site = messages('platform', language)

  test.describe(`activities (${language})`, () => {
    test('events show their sources, and the tabs lead on to the organisations', async ({ page }) => {
      test.slow()
      await page.goto(`/${language}/activities`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('list.title'))
      await inspect(page, `activities-${language}`)
      await expect(page.getByRole('article').getByText(site('source.title'), { exact: true }).first()).toBeVisible()

      const tabs = page.getByRole('navigation', { name: councils('tabs.label') })
      await expect(tabs.getByRole('link', { name: say('navigation.activities') })).toHaveAttribute(
        'aria-current',
        'true',
      )
      await tabs.getByRole('link', { name: councils('navigation.organisations') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(councils('organisations.title'))
      await inspect(page, `organisations-${language}`)
    })
  })
}
