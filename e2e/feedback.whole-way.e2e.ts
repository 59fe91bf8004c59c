import type { Page } from '@playwright/test'
import { contactKindLabels, satisfactionLabels, statements } from '@hamkori/schema/feedback'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'

/*
 * Everything that a resident does, from "which police is mine" to the receipt that is found again, over a line on which every request
 * takes 400 ms longer: with JavaScript and without it, on a phone.
 */

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

/** Makes every request of the page take 400 ms longer, at the speed of a slow 3G line. */
async function slowDown(page: Page): Promise<void> {
  const network = await page.context().newCDPSession(page)
  const bytesPerSecond = 50 * 1024
  const line = { offline: false, latency: 400, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', line)
}

for (const language of languages)
  for (const javaScriptEnabled of [true, false])
    test.describe(`a resident in ${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, at 400 ms`, () => {
      test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
      const app = messages('app', language)
      const territory = messages('territory', language)
      const resident = messages('feedback/resident', language)
      const feedback = messages('feedback', language)
      const site = messages('platform', language)

      test('finds the police of the place, rates, and finds the rating again', async ({ page }) => {
        test.slow()
        await slowDown(page)
        await page.goto(`/${language}`)

        await test.step('which police is mine', async () => {
          await page.getByRole('link', { name: app('home.rate.action'), exact: true }).click()
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(feedback('choose.heading'))
          const place = page.getByLabel(territory('search.label'))
          await place.fill('Khujand')
          await place.press('Enter')
          await page.locator('a[href$="/r/SU-01-1"]').first().click()
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(resident('heading'))
        })

        const code = await test.step('three taps and the receipt', async () => {
          await page.getByLabel(contactKindLabels.documentDesk[language], { exact: true }).check()
          const satisfaction = page.getByRole('group', { name: statements.a8[language] })
          await satisfaction.getByLabel(satisfactionLabels[2][language], { exact: true }).check()
          await page.getByRole('button', { name: resident('send') }).click()
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(resident('doneTitle'))
          return page.locator('output').innerText()
        })

        await test.step('the rating is found again, from the home page', async () => {
          page.on('dialog', (dialog) => void dialog.accept())
          await page.goto(`/${language}`)
          await page
            .getByRole('contentinfo')
            .getByRole('link', { name: site('footer.receipt') })
            .click()
          await page.getByLabel(feedback('receipt.label')).fill(code)
          await page.getByRole('button', { name: feedback('receipt.open') }).click()
          await expect(page.getByRole('heading', { name: feedback('receipt.found') })).toBeVisible()
          await expect(page.getByText(satisfactionLabels[2][language], { exact: true })).toBeVisible()
          expect(page.url()).not.toContain(code)
        })
      })
    })
