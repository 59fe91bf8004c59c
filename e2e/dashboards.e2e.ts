import { dimensionLabels } from '@hamkori/schema/questionnaire'
import { expect, test } from './support/journey.ts'
import type { Page } from '@playwright/test'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

const demonstration = { tg: 'Маълумоти намоишӣ', ru: 'Демонстрационные данные', en: 'Demonstration data' }

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  const say = messages('dashboards', language)

  test(`everybody goes down from the country to one unit and reads how sure the scores are (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/dashboards`)
    await expect(page.getByText(demonstration[language])).toBeVisible()
    await expect(page.getByText(say('selfSelected'))).toBeVisible()
    await inspect(page, `dashboard-country-${language}`)

    await page.locator('a[href$="/dashboards/TJ-SU"]').first().click()
    await expect(page).toHaveURL(new RegExp(`/${language}/dashboards/TJ-SU$`))
    await expect(
      page.getByRole('heading', { level: 2, name: say('mapTitle', { label: dimensionLabels.satisfaction[language] }) }),
    ).toBeVisible()
    await inspect(page, `dashboard-region-${language}`)
    await page.getByRole('link', { name: dimensionLabels.respect[language], exact: true }).click()
    await expect(page).toHaveURL(/show=respect/)
    await expect(
      page.getByRole('heading', { level: 2, name: say('mapTitle', { label: dimensionLabels.respect[language] }) }),
    ).toBeVisible()

    await page.locator('a[href$="/dashboards/TJ-SU-01"]').first().click()
    await expect(page).toHaveURL(/TJ-SU-01/)
    await inspect(page, `dashboard-district-${language}`)
    await page.locator('a[href*="/dashboards/units/SU-01-1"]').first().click()
    await expect(page.getByRole('link', { name: say('rate'), exact: true })).toBeVisible()
    await inspect(page, `dashboard-unit-${language}`)
  })
}

for (const language of languages) {
  const say = messages('dashboards', language)

  test(`a journalist compares two regions and takes the figures along (${language})`, async ({ page }) => {
    await page.goto(`/${language}/dashboards/TJ-SU`)
    await expect(page.getByText(say('howTo.release'))).toBeVisible()
    await page.getByRole('link', { name: say('compareLink'), exact: true }).click()
    await expect(page).toHaveURL(/compare\?one=TJ-SU$/)
    await page.getByLabel(say('compare.other')).selectOption('TJ-KT')
    await page.getByRole('button', { name: say('compare.show'), exact: true }).click()
    await expect(page).toHaveURL(/one=TJ-SU&other=TJ-KT$/)
    await expect(page.getByText(say('compare.howTo'))).toBeVisible()
    expect(await page.locator('tbody tr').count()).toBe(8)
    await inspect(page, `dashboard-compare-${language}`)

    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: /CSV/ }).click()
    expect((await downloading).suggestedFilename()).toMatch(/\.csv$/)
    await page.goBack()
    await expect(page).toHaveURL(/one=TJ-SU$/)
  })
}

test('a map shows the choice that was made with the first touch, whenever its script comes', async ({ context }) => {
  const looks = (page: Page) =>
    page.locator('a.tile-link').evaluateAll((all) => all.map((tile) => `${tile.className} ${tile.textContent}`))
  const direct = await context.newPage()
  await direct.goto(`/${anyLanguage}/dashboards/TJ-SU?show=respect`, { waitUntil: 'networkidle' })
  const right = await looks(direct)
  expect(right.length).toBeGreaterThan(5)
  await direct.close()

  // A finger rests on the choice for a moment: by then none, some or all of the scripts below have come.
  for (const rest of [0, 150, 300, 450, 600]) {
    const page = await context.newPage()
    await page.goto(`/${anyLanguage}/dashboards/TJ-SU`, { waitUntil: 'networkidle' })
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      await route.continue()
    })
    await page.getByRole('link', { name: dimensionLabels.respect[anyLanguage], exact: true }).hover()
    await page.mouse.down()
    await page.waitForTimeout(rest)
    await page.mouse.up()
    await expect(page).toHaveURL(/show=respect/)
    await expect.poll(() => looks(page), `after ${rest} ms`).toEqual(right)
    await page.close()
  }
})

test('without JavaScript the same numbers are there', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/ru/dashboards/TJ-SU')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.locator('table').first().locator('tbody tr').count()).toBeGreaterThanOrEqual(8)
  await context.close()
})

test('an unknown place answers 404', async ({ page }) => {
  expect((await page.goto('/tg/dashboards/TJ-XX'))?.status()).toBe(404)
})

for (const language of languages) {
  const desk = messages('app', language)
  const ofScores = messages('dashboards', language)

  test(`an officer sees first what waits, then how people see the region, and goes on to either (${language})`, async ({
    page,
  }) => {
    await signIn(page, language, 'officer.mia-su@demo.hamkori.example')
    await expect(page.getByRole('heading', { level: 2, name: desk('desk.waiting.title') })).toBeVisible()
    await expect(
      page.getByRole('heading', { level: 2, name: ofScores('desk.scores.title', { place: '' }).trim() }),
    ).toBeVisible()
    await inspect(page, `desk-officer-${language}`)
    await page.getByRole('link', { name: ofScores('desk.scores.compare'), exact: true }).click()
    await expect(page).toHaveURL(/compare\?one=TJ-SU$/)
    await page.goBack()
    await page.locator('main article a').first().click()
    await expect(page).toHaveURL(/\/desk\/(shortcomings|proposals)\//)
  })
}
