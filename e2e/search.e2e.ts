import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  const say = messages('search', language)
  const app = messages('app', language)
  const territory = messages('territory', language)

  test(`what is no place finds records by their words (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`/${language}/search`)
    // A word of the newest record, in its own language.
    const answer = await page.request.post('/graphql', {
      data: { query: '{ shortcomings(first: 1) { edges { node { reference title { original tg ru en } } } } }' },
    })
    const { data } = (await answer.json()) as {
      data: { shortcomings: { edges: { node: { reference: string; title: Record<string, string> } }[] } }
    }
    const record = data.shortcomings.edges[0]?.node
    const words = record?.title[record.title['original'] ?? ''] ?? ''
    await page.getByRole('combobox', { name: app('search.label') }).fill(withoutTajikLetters(words))
    await page.getByRole('button', { name: territory('search.action') }).click()
    await expect(page.getByRole('heading', { name: say('search.title') })).toBeVisible()
    await inspect(page, `search-words-${language}`)
    await page.locator(`a[href="/${language}/shortcomings/${record?.reference ?? ''}"]`).click()
    await expect(page).toHaveURL(new RegExp(`/shortcomings/${record?.reference ?? ''}$`, 'u'))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(record?.title[language] ?? words)

    await page.goto(`/${language}/search?q=${encodeURIComponent('зангӯлаи бесоҳиб')}`)
    await expect(page.getByText(say('search.nothing'))).toBeVisible()
  })

  test(`what is found is narrowed, and its words are marked (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    // Typed in Latin letters: «мактаб».
    await page.goto(`/${language}/search?q=maktab`)
    const found = page.locator('main li.card')
    await expect(found.locator('mark').first()).toHaveText(/мактаб/iu)
    await page.getByText(say('search.narrow.title')).click()
    const kind = page.getByRole('combobox', { name: say('search.narrow.type') })
    await kind.selectOption('Shortcoming')
    await page.getByRole('combobox', { name: say('search.narrow.area') }).selectOption('TJ-SU')
    await page.getByRole('button', { name: say('search.narrow.show') }).click()
    await expect(page).toHaveURL(/[?&]type=Shortcoming&?.*area=TJ-SU|area=TJ-SU.*type=Shortcoming/u)
    await expect
      .poll(() => found.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href'))))
      .toEqual(expect.arrayContaining([expect.stringMatching(/\/shortcomings\/KMB-SU-/u)]))
    for (const link of await found.locator('a').all())
      expect(await link.getAttribute('href')).toMatch(/\/shortcomings\/KMB-SU-/u)
    await inspect(page, `search-narrowed-${language}`)
    await page.reload()
    await expect(kind).toHaveValue('Shortcoming')
    await page.getByRole('combobox', { name: say('search.narrow.year') }).selectOption('2013')
    await page.getByRole('button', { name: say('search.narrow.show') }).click()
    await expect(page.getByText(say('search.narrow.none'))).toBeVisible()
    await page.getByRole('link', { name: say('search.narrow.clear') }).click()
    await expect(page).toHaveURL(/\/search\?q=maktab$/u)
    await expect(found.first()).toBeVisible()

    // An address of a page that is no longer there says nothing of the words, and leads to the first.
    await page.goto(`/${language}/search?q=maktab&after=9`)
    await expect(page.getByText(say('search.nothing'))).toBeHidden()
    await page.getByRole('link', { name: say('search.first') }).click()
    await expect(found.first()).toBeVisible()
  })

  test(`an activity is found by its words and has a page of its own (${language})`, async ({ page }) => {
    const answer = await page.request.post('/graphql', {
      data: { query: '{ activities(first: 30) { edges { node { code title { en } } } } }' },
    })
    const { data } = (await answer.json()) as {
      data: { activities: { edges: { node: { code: string; title: { en: string | null } } }[] } }
    }
    // What a council has recorded may have no English title.
    const activity = data.activities.edges.find(({ node }) => node.title.en !== null)?.node
    await page.goto(`/${language}/search?q=${encodeURIComponent(activity?.title.en ?? '')}`)
    await page.locator(`a[href="/${language}/activities/${activity?.code ?? ''}"]`).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await inspect(page, `activity-${language}`)
  })

  test.describe(`without JavaScript (${language})`, () => {
    test.use({ javaScriptEnabled: false })

    test('words typed into the search find records', async ({ page }) => {
      await page.goto(`/${language}/shortcomings`)
      const reference = (await page.locator('main a[href*="/shortcomings/"]').first().getAttribute('href')) ?? ''
      const title = (await page.locator('main a[href*="/shortcomings/"]').first().textContent()) ?? ''
      await page.goto(`/${language}/search`)
      await page.getByRole('combobox').fill(title)
      await page.keyboard.press('Enter')
      await expect(page.locator(`main a[href="${reference}"]`)).toBeVisible()
    })
  })
}

/** As somebody types it whose keyboard has no letters of Tajik. */
function withoutTajikLetters(words: string): string {
  const typed: Readonly<Record<string, string>> = { ғ: 'г', ӣ: 'и', қ: 'к', ӯ: 'у', ҳ: 'х', ҷ: 'ч' }
  return words.toLowerCase().replaceAll(/[ғӣқӯҳҷ]/gu, (letter) => typed[letter] ?? letter)
}
