import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

// One sign-in for all languages: a code is good once.
let context: BrowserContext
let page: Page
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  context = await browser.newContext()
  page = await context.newPage()
  await signIn(page, 'en', 'observer@demo.hamkori.example')
})
test.afterAll(() => context.close())

for (const language of staffLanguages) {
  const say = messages('dashboards', language)

  test(`an observer sees who has fallen silent, from the first screen to the list and its file (${language})`, async () => {
    await page.goto(`/${language}/desk`)
    const silent = page.locator('#silent')
    await expect(silent.getByRole('heading', { name: say('desk.silent.title') })).toBeVisible()
    const vacant = silent.getByRole('link', { name: new RegExp(`^${say('desk.silent.vacant')}: `, 'u') })
    const counted = Number((await vacant.innerText()).replaceAll(/\D/gu, ''))
    expect(counted).toBeGreaterThan(0)
    await inspect(page, `desk-observer-${language}`)
    await vacant.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('desk-overview.title'))
    await expect(page.locator('main tbody tr')).toHaveCount(counted)
    await expect(page.locator('main tbody')).not.toContainText(say('desk-overview.state.silent'))
    await inspect(page, `overview-vacant-${language}`)

    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file.trim().split('\r\n')).toHaveLength(counted + 1)
    expect(file).toContain(say('desk-overview.file.people'))
    // What people at the desk know of each other is no open data.
    expect(file).not.toContain(messages('platform', language)('file.terms'))

    await page.getByRole('link', { name: say('desk-overview.show.all', { count: '' }).trim() }).click()
    await expect(page).toHaveURL(new RegExp(`/${language}/desk/overview$`, 'u'))
    // Neither a name nor a day: emails of the demonstration end alike.
    await expect(page.locator('main')).not.toContainText('@demo')
    await page.goBack()
    await expect(page.locator('main tbody tr')).toHaveCount(counted)
  })

  test(`an observer reads the regions side by side, by a dimension of their choice (${language})`, async () => {
    await page.goto(`/${language}/desk`)
    await page.getByRole('link', { name: say('desk.tiles.regions.title') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('desk-overview.side.title'))
    const rows = page.locator('main tbody tr')
    await expect(rows).toHaveCount(5)
    const order = await rows.locator('th').allInnerTexts()
    await page.locator('main nav a[href*="show=respect"]').click()
    await expect(page).toHaveURL(/show=respect/u)
    // Another dimension, the same order: never by a score.
    expect(await rows.locator('th').allInnerTexts()).toEqual(order)
    await inspect(page, `regions-side-by-side-${language}`)
    const answer = await page.request.get(`/${language}/desk/regions.json?show=respect`)
    const { records } = (await answer.json()) as { records: { answers: number | null; score: number | null }[] }
    expect(records).toHaveLength(5)
    for (const { answers, score } of records) expect(score === null || (answers ?? 0) >= 100).toBe(true)
  })
}

test('nobody else gets the pages or their files', async ({ page: stranger }) => {
  for (const path of ['desk/overview.csv', 'desk/regions.json'])
    expect((await stranger.request.get(`/tg/${path}`)).status()).toBe(404)
})
