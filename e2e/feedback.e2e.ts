import {
  agreementLabels,
  contactKindLabels,
  factAnswerLabels,
  factLabels,
  openQuestion,
  satisfactionLabels,
  statements,
} from '@hamkori/schema/feedback'
import { inspect, shoot } from './support/look.ts'
import { expectFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { languages, messages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import type { Page } from '@playwright/test'

/** One point of the satisfaction scale; its words stand in other scales of the page too. */
const satisfied = (page: Page, language: Language, point: 1 | 2 | 3 | 4 | 5) =>
  page
    .getByRole('group', { name: statements.a8[language] })
    .getByLabel(satisfactionLabels[point][language], { exact: true })

/** Opens a part of the form that is folded up. */
const unfold = (page: Page, title: string) => page.locator('summary', { hasText: title }).click()

// Nobody signs in here: every journey stands alone.
test.describe.configure({ mode: 'parallel' })

const phone = { width: 360, height: 740 }
const unit = 'SU-01-1'

for (const language of languages) {
  const say = messages('feedback/resident', language)
  const tell = messages('feedback', language)

  test.describe(`a resident on a phone (${language})`, () => {
    test.use({ viewport: phone })

    test('rates a contact in three taps and finds it again by its receipt', async ({ page, context }) => {
      await page.goto(`/${language}/r/${unit}`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('heading'))
      await expect(page.getByText(say('whoIdentity'))).toBeVisible()
      await inspect(page, `rate-${language}`)

      await page.setViewportSize(phone)
      await page.getByLabel(contactKindLabels.documentDesk[language], { exact: true }).check()
      await satisfied(page, language, 4).check()
      await page.getByRole('button', { name: say('send') }).click()

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'))
      await expectFocus(page.getByRole('heading', { level: 1 }))
      const code = await page.locator('output').innerText()
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
      await inspect(page, `receipt-given-${language}`)

      expect(await context.cookies()).toEqual([])
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])

      await page.goto(`/${language}/receipt`)
      await page.getByLabel(tell('receipt.label')).fill(` ${code.toLowerCase().replaceAll('-', ' ')} `)
      await page.getByRole('button', { name: tell('receipt.open') }).click()
      await expect(page.getByRole('heading', { name: tell('receipt.found') })).toBeVisible()
      await expect(page.getByText(contactKindLabels.documentDesk[language])).toBeVisible()
      await expect(page.getByText(satisfactionLabels[4][language], { exact: true })).toBeVisible()
      await inspect(page, `receipt-found-${language}`)
      expect(page.url()).not.toContain(code)
    })

    test('tells more, with a comment that only the holder sees', async ({ page }) => {
      await page.goto(`/${language}/r/${unit}?via=qr`)
      await page.getByLabel(contactKindLabels.crimeReport[language], { exact: true }).check()
      await satisfied(page, language, 2).check()
      await unfold(page, say('statements'))
      const voice = page.getByRole('group', { name: statements.a1[language] })
      await voice.getByText('2', { exact: true }).click()
      await expect(voice.getByRole('radio', { name: agreementLabels[2][language], exact: true })).toBeChecked()
      const fairness = page.getByRole('group', { name: statements.a3[language] })
      await fairness.getByText('5', { exact: true }).click()
      await fairness.getByRole('button', { name: say('clear') }).click()
      await expect(fairness.getByRole('radio', { checked: true })).toHaveCount(0)
      await unfold(page, say('facts'))
      await page.getByLabel(factLabels.f6[language]).selectOption(factAnswerLabels.yes[language])
      await unfold(page, openQuestion[language])
      await expect(page.getByText(say('commentFate'))).toBeVisible()
      const comment = `Ҷавоби дер: ${language} ${Date.now()}`
      await page.locator('textarea[name=comment]').fill(comment)
      await inspect(page, `rate-more-${language}`)
      await page.setViewportSize(phone)
      await page.getByRole('button', { name: say('send') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'))
      const code = await page.locator('output').innerText()

      await page.goto(`/${language}/receipt`)
      await page.getByLabel(tell('receipt.label')).fill(code)
      await page.keyboard.press('Enter')
      await expect(page.getByText(comment)).toBeVisible()
      await expect(page.getByText(tell('receipt.state.inReview'))).toBeVisible()
      // Everything that was answered is there, nothing that was not, and the week in words.
      await expect(page.getByText(factLabels.f6[language])).toBeVisible()
      await expect(page.getByText(statements.a3[language])).toHaveCount(0)
      await expect(page.getByText(/20\d\d-W\d\d/u)).toHaveCount(0)
      await inspect(page, `receipt-whole-${language}`)
      await page.goto(`/${language}/areas/TJ-SU-01`)
      await expect(page.getByText(comment)).toHaveCount(0)
    })

    test('is told in messages what is missing, and nothing is lost', async ({ page }) => {
      await page.goto(`/${language}/r/${unit}`)
      await satisfied(page, language, 1).check()
      await page.getByRole('button', { name: say('send') }).click()
      await expect(page.getByRole('alert')).toContainText(say('needKind'))
      await expectFocus(page.getByRole('alert'))
      await expect(satisfied(page, language, 1)).toBeChecked()
      await inspect(page, `rate-missing-${language}`)
    })

    test('keeps the answers when the connection breaks, and sends them once', async ({ page, context }) => {
      await page.goto(`/${language}/r/${unit}`)
      await page.getByLabel(contactKindLabels.other[language], { exact: true }).check()
      await satisfied(page, language, 5).check()
      await context.setOffline(true)
      // A failed request of our own is reported in the console by Chromium; here that is the point of the test.
      page.removeAllListeners('console')
      await page.getByRole('button', { name: say('send') }).click()
      await expect(page.getByRole('alert')).toContainText(say('offline'))
      await shoot(page, `rate-offline-${language}`)
      await context.setOffline(false)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'), { timeout: 20_000 })
    })
  })

  test.describe(`without JavaScript (${language})`, () => {
    test.use({ viewport: phone, javaScriptEnabled: false })

    test('rates by an ordinary form; sending it twice stores it once', async ({ page }) => {
      await page.goto(`/${language}/r/${unit}`)
      await page.getByRole('button', { name: say('send') }).click()
      await expect(page.getByRole('alert')).toContainText(say('needKind'))
      await page.getByLabel(contactKindLabels.summons[language], { exact: true }).check()
      await satisfied(page, language, 3).check()
      await page.getByRole('button', { name: say('send') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('doneTitle'))
      const code = await page.locator('output').innerText()
      // Sending the form again, as a reload does, gives the same receipt.
      await page.reload()
      await expect(page.locator('output')).toHaveText(code)

      await page.getByRole('link', { name: say('checkReceipt') }).click()
      await page.getByLabel(tell('receipt.label')).fill('0000')
      await page.getByRole('button', { name: tell('receipt.open') }).click()
      await expect(page.getByRole('alert')).toHaveText(tell('receipt.invalid'))
      await page.getByLabel(tell('receipt.label')).fill(code.toLowerCase())
      await page.getByRole('button', { name: tell('receipt.open') }).click()
      await expect(page.getByRole('heading', { name: tell('receipt.found') })).toBeVisible()
      await expect(page.getByText(contactKindLabels.summons[language])).toBeVisible()
      expect(page.url()).toMatch(/\/receipt$/u)
    })
  })
}

test('another language is chosen in the middle: what was answered, and the receipt, stay where they are', async ({
  page,
  context,
}) => {
  const inWords = (language: Language) => messages('feedback/resident', language)
  const choose = (language: Language) => page.locator(`header a[hreflang="${language}"]`).click()
  const comment = 'Дар навбат ду соат истодам.'
  await page.setViewportSize(phone)
  await page.goto(`/tg/r/${unit}?via=qr`)
  await page.getByRole('button', { name: inWords('tg')('send') }).click()
  await expect(page.getByRole('alert')).toContainText(inWords('tg')('needKind'))
  await page.getByLabel(contactKindLabels.crimeReport.tg, { exact: true }).check()
  await unfold(page, openQuestion.tg)
  await page.locator('textarea[name=comment]').fill(comment)

  await choose('ru')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(page).toHaveURL(`/ru/r/${unit}?via=qr`)
  await expect(page).toHaveTitle(new RegExp(inWords('ru')('title'), 'u'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inWords('ru')('heading'))
  await expect(page.getByRole('alert')).toContainText(inWords('ru')('needKind'))
  await expect(page.getByLabel(contactKindLabels.crimeReport.ru, { exact: true })).toBeChecked()
  await expect(page.locator('textarea[name=comment]')).toHaveValue(comment)
  await expect(page.locator('input[name=commentLanguage]')).toHaveValue('tg')
  await satisfied(page, 'ru', 2).check()

  await context.setOffline(true)
  // A failed request of our own is reported in the console by Chromium; here that is the point of the test.
  page.removeAllListeners('console')
  await choose('en')
  await expect(page.getByText(inWords('ru')('languageOffline'))).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await shoot(page, 'rate-language-offline-tg')
  await page.setViewportSize(phone)
  await context.setOffline(false)

  await page.getByRole('button', { name: inWords('ru')('send') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inWords('ru')('doneTitle'))
  const code = await page.locator('output').innerText()
  await choose('en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(inWords('en')('doneTitle'))
  await expect(page.locator('output')).toHaveText(code)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  expect(await context.cookies()).toEqual([])
})

test('a link without a language goes on in the language of the browser', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto(`/r/${unit}`)
  await expect(page).toHaveURL(new RegExp(`/ru/r/${unit}$`))
  await context.close()
})

test('an unknown unit is answered with a helpful page and 404', async ({ page }) => {
  const response = await page.goto('/ru/r/ZZ-99-9')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(messages('platform', 'ru')('missing.title'))
})
