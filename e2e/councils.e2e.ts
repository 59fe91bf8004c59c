import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { typeDate } from './support/session.ts'

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  const say = messages('councils', language)
  const site = messages('platform', language)

  test.describe(`public councils (${language})`, () => {
    test('from the list of a region to a council, its seats on a day, and what sources tell of it', async ({
      page,
    }) => {
      test.slow()
      await page.goto(`/${language}/councils`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('list.title'))
      await inspect(page, `councils-${language}`)
      const filter = page.getByRole('navigation', { name: say('list.filter') })
      await filter.getByRole('link').last().click()
      await expect(page).toHaveURL(/\?area=TJ-/)
      await expect(filter.getByRole('link').last()).toHaveAttribute('aria-current', 'true')

      await page.goto(`/${language}/councils?area=TJ-SU`)
      const find = page.getByRole('searchbox', { name: say('list.find') })
      await find.fill('Лондон')
      await expect(page.getByText(say('list.empty'))).toBeVisible()
      await find.fill('Хуч')
      await expect(page.locator('main li a[href*="/councils/"]')).toHaveCount(1)
      await find.fill('')
      await page.locator('main a[href$="/councils/sughd"]').click()
      await expect(page).toHaveURL(new RegExp(`/${language}/councils/sughd$`))
      await expect(page.getByText(say('page.what'))).toBeVisible()
      await expect(page.getByRole('heading', { name: messages('activities', language)('council.title') })).toBeVisible()
      await inspect(page, `council-${language}`)

      const seats = page.locator('#seats')
      await expect(seats.getByRole('rowheader', { name: say('office.chair'), exact: true })).toBeVisible()
      await typeDate(page, 'seats-on', '2001-01-01')
      await page.getByRole('button', { name: say('seats.show') }).click()
      await expect(page).toHaveURL(/\?on=2001-01-01#seats$/)
      await expect(page.getByText(say('seats.nobody'))).toBeVisible()
    })

    test('a document shows its source, and the source says what is unclear in it', async ({ page }) => {
      test.slow()
      await page.goto(`/${language}/organisations`)
      const tabs = page.getByRole('navigation', { name: say('tabs.label') })
      await tabs.getByRole('link', { name: say('navigation.documents') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('documents.title'))
      await inspect(page, `documents-${language}`)

      await page
        .getByRole('link', { name: site('source.about', { code: 'S4' }) })
        .first()
        .click()
      await expect(page).toHaveURL(new RegExp(`/${language}/sources/S4$`))
      await expect(page.getByRole('heading', { name: say('source.issues') })).toBeVisible()
      await inspect(page, `source-${language}`)
    })
  })
}

test.describe('what no language changes', () => {
  const language = anyLanguage
  const say = messages('councils', language)
  const site = messages('platform', language)

  test('what is not on the record is answered with 404', async ({ page }) => {
    for (const path of ['councils/nowhere', 'sources/S999']) {
      const response = await page.goto(`/${language}/${path}`)
      expect(response?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(site('missing.title'))
    }
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test('the list has every council once, finds by a part of the place, and the seats of a day are shown', async ({
      page,
    }) => {
      const listed = page.locator('main li a[href*="/councils/"]')
      await page.goto(`/${language}/councils`)
      const hrefs = await listed.evaluateAll((list) => list.map((link) => link.getAttribute('href') ?? ''))
      const slugs = new Set(hrefs)
      expect(slugs.size, 'no council twice').toBe(hrefs.length)
      const answer = await page.request.post('/graphql', {
        data: { query: '{ councils(first: 1) { totalCount } }' },
      })
      const { data } = (await answer.json()) as { data: { councils: { totalCount: number } } }
      expect(slugs.size).toBe(data.councils.totalCount)
      await page.getByRole('searchbox', { name: say('list.find') }).fill('hujand')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\?q=hujand$/)
      await expect(listed).toHaveCount(1)
      await expect(listed).toHaveAttribute('href', `/${language}/councils/khujand`)

      await page.goto(`/${language}/councils/sughd`)
      await typeDate(page, 'seats-on', '2001-01-01')
      await page.getByRole('button', { name: say('seats.show') }).click()
      await expect(page.getByText(say('seats.nobody'))).toBeVisible()
    })
  })
})
