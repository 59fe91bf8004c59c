import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'

for (const language of languages)
  test(`a link that is followed while the service is busy says so, and its page comes by itself (${language})`, async ({
    page,
  }) => {
    const say = messages('platform', language)
    const councils = `/${language}/councils`
    const busy = { errors: [{ message: 'The service is busy.', extensions: { code: 'UNAVAILABLE' } }] }
    await page.goto(`/${language}`)
    await expect(page.locator('#app')).toHaveAttribute('data-v-app', '')
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: busy }))
    const before = await page.locator('h1').innerText()
    await page.locator(`a[href="${councils}"]`).first().click()
    await expect(page.locator('h1')).toHaveText(say('busy.title'))
    expect(before).not.toBe(say('busy.title'))
    await page.unroute('**/graphql')
    // Nobody presses anything: the page asks again.
    await expect(page.locator('h1')).toHaveText(messages('councils', language)('title'), { timeout: 15_000 })
    expect(new URL(page.url()).pathname).toBe(councils)
  })
