import type { Locator, Page } from '@playwright/test'
import { expectFocus, expectNoFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { anyLanguage, languages, messages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

const phone = { width: 360, height: 740 }
const desk = { width: 1280, height: 900 }
const khujand = 'TJ-SU-01'

interface Named {
  name: Record<Language, string>
  shortName: Record<Language, string>
}

/** The names of a place as the installation under test knows them, as they begin a line. */
async function place(page: Page, code: string): Promise<Named> {
  const answer = await page.request.post('/graphql', {
    data: {
      query: 'query ($code: String!) { area(code: $code) { name { tg ru en } shortName { tg ru en } } }',
      variables: { code },
    },
  })
  const { data } = (await answer.json()) as { data: { area: Named | null } }
  if (data.area === null) throw new Error(`the installation has no place ${code}`)
  const { name, shortName } = data.area
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return { name: { tg: capital(name.tg), ru: capital(name.ru), en: capital(name.en) }, shortName }
}

/** Presses a key until the element has the focus, as somebody without a mouse does. */
async function pressUntilFocused(page: Page, key: string, target: Locator, most: number): Promise<void> {
  for (let press = 0; press < most; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expectFocus(target)
}

for (const language of languages) {
  const say = messages('territory', language)
  const choose = messages('feedback', language)
  const rating = messages('feedback/resident', language)

  test.describe(`finding the police that serve me (${language})`, () => {
    test('the home page offers to rate first, then to find, then to read', async ({ page }) => {
      test.slow()
      await page.setViewportSize(phone)
      await page.goto(`/${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('app', language)('home.heading'))
      const rate = page.getByRole('link', { name: messages('app', language)('home.rate.action'), exact: true })
      await expect(rate).toBeInViewport()
      await expect(page.getByRole('heading', { name: messages('app', language)('home.live') })).toBeVisible()
      await expect(page.getByText(messages('app', language)('home.who.ministry'))).toBeVisible()
      await inspect(page, `home-${language}`)
      await page.setViewportSize(phone)
      await rate.click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(choose('choose.heading'))
      await inspect(page, `choose-unit-${language}`)
    })

    test('the search finds Khujand however it is spelt', async ({ page }) => {
      const { name } = await place(page, khujand)
      await page.setViewportSize(phone)
      await page.goto(`/${language}/rate`)
      const field = page.getByRole('combobox', { name: say('search.label') })
      for (const typed of ['hujand', 'Худжанд', 'Хучанд', 'Хуҷанд']) {
        await field.fill('')
        await expect(page.getByRole('option')).toHaveCount(0)
        await field.pressSequentially(typed)
        await expect(page.getByRole('option', { name: name[language] }).first(), typed).toBeVisible()
      }
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`/${language}/r/SU-01-1$`))
    })

    test('the search page says which places fit, and how', async ({ page }) => {
      const jayhun = await place(page, 'TJ-KT-23')
      await page.goto(`/${language}/search?q=${encodeURIComponent('Чайхун')}`)
      const field = page.getByRole('combobox', { name: messages('app', language)('search.label') })
      await expect(field).toHaveValue('Чайхун')
      await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(jayhun.name[language])
      await inspect(page, `search-${language}`)

      await page.goto(`/${language}/search?q=${encodeURIComponent('Лондон')}`)
      await expect(page.getByText(say('search.nothing', { text: 'Лондон' }))).toBeVisible()
      await page.getByRole('link', { name: say('search.allAreas') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('areas.title'))
    })

    test('a name of two places is said to be one', async ({ page }) => {
      const [city, district] = [await place(page, 'TJ-KT-01'), await place(page, 'TJ-KT-06')]
      await page.goto(`/${language}/search?q=${encodeURIComponent('Бохтар')}`)
      await expect(page.getByText(say('search.ambiguous', { text: 'Бохтар' }))).toBeVisible()
      await expect(page.getByRole('link', { name: district.name[language], exact: true })).toBeVisible()
      await inspect(page, `search-ambiguous-${language}`)
      await page.getByRole('link', { name: city.name[language], exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(city.name[language])
      await expect(page.getByText(say('area.confused', { name: city.shortName[language] }))).toBeVisible()
      // Inside a sentence the name begins with a small letter.
      await page.getByRole('link', { name: new RegExp(`^${district.name[language]}$`, 'iu') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(district.name[language])
    })

    test('from the region to the district to the unit', async ({ page }) => {
      test.slow()
      const [region, city] = [await place(page, 'TJ-SU'), await place(page, khujand)]
      await page.goto(`/${language}/areas`)
      await inspect(page, `areas-${language}`)
      await page
        .getByRole('heading', { level: 3 })
        .getByRole('link', { name: region.name[language], exact: true })
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(region.name[language])
      await inspect(page, `region-${language}`)
      await page.getByRole('table').getByRole('link', { name: city.shortName[language], exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(city.name[language])
      await inspect(page, `district-${language}`)
      await page.locator(`main h3 a[href="/${language}/units/SU-01-1"]`).click()
      await expect(page).toHaveURL(new RegExp(`/${language}/units/SU-01-1$`))
    })

    test('the page of a unit has its poster, that of its department leads to its questions', async ({ page }) => {
      test.slow()
      await page.goto(`/${language}/units/SU-01-1`)
      await expect(page.getByRole('img', { name: say('poster.qr') })).toBeVisible()
      await expect(page.getByText(/\/r\/SU-01-1$/)).toBeVisible()
      await inspect(page, `unit-${language}`)
      await page.goto(`/${language}/departments/MIA-SU-01`)
      await inspect(page, `department-${language}`)
      await page
        .getByRole('main')
        .getByRole('link', { name: say('unit.rate') })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(rating('heading'))
    })
  })

  test.describe(`without JavaScript (${language})`, () => {
    test.use({ viewport: phone, javaScriptEnabled: false })

    test('the search form leads to the questions of a unit', async ({ page }) => {
      const { name } = await place(page, khujand)
      await page.goto(`/${language}`)
      await page.getByRole('combobox').fill('hujand')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`/${language}/search\\?q=hujand$`))
      await expect(page.getByRole('link', { name: name[language], exact: true })).toBeVisible()
      await page.goto(`/${language}/rate`)
      await page.getByRole('combobox').fill('hujand')
      await page
        .getByRole('main')
        .getByRole('button', { name: say('search.action') })
        .click()
      await page
        .getByRole('main')
        .getByRole('link', { name: say('unit.rate') })
        .first()
        .click()
      await expect(page).toHaveURL(new RegExp(`/${language}/r/SU-01-1$`))
    })
  })
}

test.describe('what no language changes', () => {
  const language = anyLanguage
  const say = messages('territory', language)
  const choose = messages('feedback', language)
  const rating = messages('feedback/resident', language)

  test('the map leads to a unit by the keyboard alone', async ({ page }) => {
    const { name } = await place(page, khujand)
    await page.setViewportSize(phone)
    await page.goto(`/${language}/rate`)
    const map = page.getByRole('navigation', { name: say('map.rate') })
    const first = map.getByRole('link').first()
    await expect(map.locator('a[tabindex="0"]')).toHaveCount(1)
    await pressUntilFocused(page, 'Tab', first, 60)
    const target = map.getByRole('link', { name: name[language] })
    await pressUntilFocused(page, 'ArrowDown', target, 70)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/${language}/r/SU-01-1$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(rating('heading'))

    // On a wide screen the arrows follow the grid.
    await page.setViewportSize(desk)
    await page.goto(`/${language}/rate`)
    await expect(map.locator('a[tabindex="0"]')).toHaveCount(1)
    await target.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await expectFocus(target)
    await page.keyboard.press('ArrowDown')
    await expectNoFocus(target)
  })

  test('a place with several units asks which one, where the eye is', async ({ page }) => {
    const sino = await place(page, 'TJ-DU-02')
    await page.setViewportSize(phone)
    await page.goto(`/${language}/rate`)
    // Before the script has come the link loads a page of its own, which begins with the list.
    await expect(page.locator('a[tabindex="0"]')).toHaveCount(1)
    await page
      .getByRole('navigation', { name: say('map.rate') })
      .getByRole('link', { name: sino.name[language] })
      .click()
    const heading = page.getByRole('heading', { name: choose('choose.units', { place: sino.name[language] }) })
    await expectFocus(heading)
    await expect(heading).toBeInViewport()
    expect(await page.getByRole('link', { name: choose('choose.rateUnit') }).count()).toBeGreaterThan(1)
  })

  test('what does not exist is answered with 404 and a way on', async ({ page }) => {
    for (const path of ['areas/TJ-ZZ', 'areas/TJ-SU-99', 'departments/MIA-XX', 'units/SU-99-9']) {
      const response = await page.goto(`/${language}/${path}`)
      expect(response?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('platform', language)('missing.title'))
    }
  })
})

test('the poster is one sheet of paper with nothing else on it', async ({ page }) => {
  await page.goto('/tg/units/SU-01-1')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.getByRole('img')).toBeVisible()
  const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '12mm', right: '12mm' } })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

test('a printed link without a language opens the questions', async ({ page }) => {
  await page.goto('/r/SU-01-1?via=qr')
  await expect(page).toHaveURL(/\/(tg|ru|en)\/r\/SU-01-1\?via=qr$/)
})
