import { contactKindLabels, satisfactionLabels, statements } from '@hamkori/schema/feedback'
import { expect, test } from '@playwright/test'
import { languages, messages } from './support/languages.ts'
import { takenOver } from './support/taken-over.ts'

// Its errors are what is tried: it does not go by the journeys' rule that there are none.
for (const language of languages) {
  test(`a rating that cannot be taken now is kept on the page and sent again by itself (${language})`, async ({
    page,
  }) => {
    const say = messages('feedback/resident', language)
    const full = { errors: [{ message: 'Not now.', extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 2 } }] }
    await page.goto(`/${language}/r/SU-01-1`)
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: full }))
    await page.getByLabel(contactKindLabels.documentDesk[language], { exact: true }).check()
    const answer = page
      .getByRole('group', { name: statements.a8[language] })
      .getByLabel(satisfactionLabels[4][language], { exact: true })
    await answer.check()
    await page.getByRole('button', { name: say('send') }).click()
    await expect(page.getByText(say('busy', { seconds: 2 }))).toBeVisible()
    await expect(answer).toBeChecked()
    await page.unroute('**/graphql')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'), { timeout: 15_000 })
  })

  test(`a link that is followed while the service is busy says so, and its page comes by itself (${language})`, async ({
    page,
  }) => {
    const say = messages('platform', language)
    const councils = `/${language}/councils`
    const busy = { errors: [{ message: 'The service is busy.', extensions: { code: 'UNAVAILABLE' } }] }
    await page.goto(`/${language}`)
    await takenOver(page)
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: busy }))
    const before = await page.locator('h1').innerText()
    await page.locator(`a[href="${councils}"]`).first().click()
    await expect(page.locator('h1')).toHaveText(say('busy.title'))
    expect(before).not.toBe(say('busy.title'))
    await page.unroute('**/graphql')
    // Nobody presses anything: the page asks again.
    await expect(page.locator('h1')).toHaveText(messages('councils', language)('list.title'), { timeout: 15_000 })
    expect(new URL(page.url()).pathname).toBe(councils)
  })
}
