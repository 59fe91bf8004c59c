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
    await page.getByRole('button', { name: say('comparing.show'), exact: true }).click()
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

test('a journalist compares two months of one place, goes back, and takes the table along', async ({
  page,
  request,
}) => {
  const say = messages('dashboards', 'ru')
  await page.goto('/ru/dashboards/compare?one=TJ-SU')
  await page.getByRole('link', { name: say('comparing.periods'), exact: true }).click()
  await expect(page).toHaveURL(/periods\?of=TJ-SU$/)
  // The newest quarter and the same one a year before stand there at once.
  await expect(page.locator('tbody tr')).toHaveCount(8)
  const later = page.getByLabel(say('compare.periods.later'), { exact: true })
  // The page before has as many rows, and stays until this one is here.
  await expect(later.locator('optgroup')).not.toHaveCount(0)
  const months = await later
    .locator('optgroup')
    .last()
    .locator('option')
    .evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? ''))
  const [newest = '', before = ''] = months
  await later.selectOption(newest)
  await page.getByLabel(say('compare.periods.earlier'), { exact: true }).selectOption(before)
  await page.getByRole('button', { name: say('comparing.show'), exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`of=TJ-SU&earlier=${before}&later=${newest}$`))
  await expect(page.locator('tbody tr')).toHaveCount(8)
  await inspect(page, 'dashboard-periods-ru')

  const csv = (await page.getByRole('link', { name: /CSV/ }).getAttribute('href')) ?? ''
  const { records } = (await (await request.get(csv.replace('.csv', '.json'))).json()) as {
    records: { earlier_period: string; later_period: string; change: string }[]
  }
  expect(records.map(({ earlier_period, later_period }) => [earlier_period, later_period])).toEqual(
    records.map(() => [before, newest]),
  )
  expect(records).toHaveLength(8)
  await page.goBack()
  await expect(page).toHaveURL(/periods\?of=TJ-SU$/)
  await expect(later).not.toHaveValue(newest)

  // Two periods that are none: said as such, with the way on, and no file.
  const query = 'of=TJ-SU&earlier=2001-Q1&later=2001-Q1'
  expect((await page.goto(`/ru/dashboards/periods?${query}`))?.status()).toBe(200)
  await expect(page.getByText(say('compare.periods.notThese'))).toBeVisible()
  await expect(page.locator('table')).toHaveCount(0)
  expect((await request.get(`/ru/dashboards/periods.csv?${query}`)).status()).toBe(404)
})

test('two periods stand beside each other without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const say = messages('dashboards', 'tg')
  await page.goto('/tg/dashboards/periods')
  await page.getByLabel(say('compare.periods.place'), { exact: true }).selectOption('TJ-KT')
  await page.getByRole('button', { name: say('comparing.show'), exact: true }).click()
  await expect(page).toHaveURL(/of=TJ-KT&earlier=\d{4}-Q\d&later=\d{4}-Q\d$/)
  await expect(page.locator('tbody tr')).toHaveCount(8)
  await context.close()
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
