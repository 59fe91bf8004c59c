import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

/** A text as a regular expression that matches it. */
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

// What was settled and comes back is a new finding, which says what it repeats.
for (const language of staffLanguages) {
  const say = messages('shortcomings', language)
  const cases = messages('cases', language)
  const site = messages('platform', language)

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  async function register(page: Page, title: string, more: () => Promise<void> = async () => undefined) {
    await page.goto(`/${language}/desk/shortcomings/new`)
    await page.getByLabel(say('form.title'), { exact: true }).fill(title)
    await page.getByLabel(cases('form.detail'), { exact: true }).fill('Ду ҳафта пай дар пай.')
    await page.getByLabel(cases('topicLabel')).selectOption('information')
    await more()
    await press(page, cases('form.register'))
  }
  async function send(page: Page): Promise<string> {
    await expect(page).toHaveURL(/\/desk\/shortcomings\/KMB-SU-\d{4}-\d{5}$/)
    await press(page, say('acts.send'))
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('acts.send'), exact: true })
      .click()
    await expect(page.getByText(cases('acts.none'))).toBeVisible()
    return page.url().split('/').at(-1) ?? ''
  }
  const number = (page: Page) => page.getByLabel(say('recurrence.field'))
  const similar = (page: Page) => page.getByRole('region', { name: cases('similar.title') })
  const again = (page: Page, reference: string) =>
    similar(page).getByRole('button', { name: `${cases('similar.again')}: ${reference}` })

  test(`a finding that was taken back is found again, and both say so (${language})`, async ({ page, browser }) => {
    const title = `Эълоннома${Date.now()} дар назди даромадгоҳ нест`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    await register(page, title)
    const first = await send(page)

    await test.step('one that goes on cannot have come back', async () => {
      await register(page, title, async () => {
        await expect(similar(page).getByText(first)).toBeVisible()
        await expect(again(page, first)).toHaveCount(0)
        await number(page).fill(first)
      })
      await expect(page.getByText(site('issues.not_settled')).first()).toBeVisible()
      // Nothing else of the form is lost.
      await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue(title)
      await inspect(page, `recurrence-refused-${language}`)
      await number(page).fill('')
    })

    await page.goto(`/${language}/desk/shortcomings/${first}`)
    await press(page, cases('followUp.more'))
    await page.locator('input[type="radio"][value="withdraw"]').check()
    await page.getByLabel(cases('followUp.text.withdraw'), { exact: true }).fill('Лавҳа гузошта шуд.')
    await press(page, say('followUp.withdraw.label'))
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: cases('answer.publish'), exact: true })
      .click()
    await expect(page.getByRole('alertdialog')).toHaveCount(0)

    await register(page, title, async () => {
      await again(page, first).click()
      await expect(number(page)).toHaveValue(first)
      await expect(similar(page).getByText(cases('similar.isAgain'))).toBeVisible()
      await inspect(page, `recurrence-form-${language}`)
    })
    const second = await send(page)

    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await stranger.goto(`/${language}/shortcomings/${second}`)
    await expect(stranger.getByText(say('recurrence.time', { number: '2' }))).toBeVisible()
    await stranger.getByRole('link', { name: first }).click()
    await expect(stranger).toHaveURL(new RegExp(`${first}$`))
    await expect(stranger.getByRole('link', { name: second })).toBeVisible()
    const reader = await (await browser.newContext()).newPage()
    await reader.goto(`/${language}/shortcomings/${second}`)
    await inspect(reader, `recurrence-${language}`)
    const list = await reader.request.get(`/${language}/shortcomings.csv?council=khujand`)
    expect((await list.text()).split('\n').find((row) => row.includes(second))).toContain(first)

    // How many of those that were confirmed as fixed came back.
    const counts = (text: string) =>
      new RegExp(
        text
          .split(/\{\w+\}/)
          .map(escaped)
          .join('\\d+'),
      )
    await stranger.goto(`/${language}/departments/MIA-SU-01`)
    await expect(
      stranger.getByText(counts(messages('territory', language)('department.record.cameBack'))),
    ).toBeVisible()
    await stranger.goto(`/${language}/councils/khujand`)
    await expect(stranger.getByText(counts(say('council.cameBack')))).toBeVisible()
    for (const each of [stranger, reader]) await each.context().close()
  })
}
