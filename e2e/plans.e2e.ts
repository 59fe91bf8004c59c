import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage, messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn } from './support/session.ts'

const today = new Date(Date.now() + 5 * 3_600_000)
const year = today.getUTCFullYear()

for (const language of staffLanguages) {
  const say = messages('plans', language)
  test(`a council’s plan is read from its page, with last year’s beside it (${language})`, async ({ page }) => {
    await page.goto(`/${language}/councils/khujand`)
    await page.getByRole('link', { name: say('council.year', { year: String(year) }) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title', { year: String(year) }))
    await expect(page.getByText(say('state.done'), { exact: true }).first()).toBeVisible()
    await inspect(page, `plan-${language}`)
    await page.getByRole('link', { name: say('lastYear', { year: String(year - 1) }) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('title', { year: String(year - 1) }))
    await expect(page.getByText(say('state.dropped'), { exact: true }).first()).toBeVisible()
    // The draft of the next year is the council's own.
    const response = await page.goto(`/${language}/councils/khujand/plans/${year + 1}`)
    expect(response?.status()).toBe(404)
  })
}

test.describe('a plan from its first line to its last', () => {
  const language = anyLanguage
  const say = messages('plans', language)
  const next = year + 1
  let office: BrowserContext
  let desk: Page
  test.beforeAll(async ({ browser }) => {
    office = await browser.newContext()
    desk = await office.newPage()
    await signIn(desk, language, 'secretary.bokhtar@demo.hamkori.example')
  })
  test.afterAll(() => office.close())

  const dialog = () => desk.getByRole('alertdialog')
  const item = (text: string) => desk.getByRole('listitem').filter({ hasText: text }).first()
  const move = (text: string, verb: string) =>
    item(text).getByRole('button', { name: new RegExp(`^${say(`move.${verb}.action`)}`) })
  const agree = async (verb: string) => {
    await dialog()
      .getByRole('button', { name: say(`move.${verb}.action`), exact: true })
      .click()
    await expect(dialog()).toHaveCount(0)
  }

  test('is written, adopted, carried out, put off, given up, and taken along', async ({ page: reader }) => {
    test.slow()
    await desk.goto(`/${language}/desk/plans`)
    await inspect(desk, `desk-plans-${language}`)
    await desk.getByRole('link', { name: new RegExp(String(next)) }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(say('form.heading', { year: String(next) }))
    await desk.getByRole('button', { name: say('form.save') }).click()
    await expect(desk.locator('[id="plan-items-0-what-tg"]')).toHaveAttribute('aria-invalid', 'true')
    const write = async (at: number, what: string) => {
      await desk.locator(`[id="plan-items-${at}-what-tg"]`).fill(what)
      await desk.locator(`[id="plan-items-${at}-kind"]`).selectOption('visit')
      await desk.locator(`[id="plan-items-${at}-ownerOffice"]`).selectOption('office:secretary')
      await desk.locator(`[id="plan-items-${at}-dueOn"]`).fill('15')
      await desk.locator(`[id="plan-items-${at}-dueOn-month"]`).selectOption(String(6 + at))
      await desk.locator(`[id="plan-items-${at}-dueOn-year"]`).fill(String(next))
    }
    await write(0, 'Боздиди озмоишӣ')
    for (const [at, what] of ['Қабули озмоишӣ', 'Омӯзиши озмоишӣ'].entries()) {
      await desk.getByRole('button', { name: say('form.add') }).click()
      await write(at + 1, what)
    }
    await inspect(desk, `write-plan-${language}`)
    await desk.getByRole('button', { name: say('form.save') }).click()
    await expect(desk.getByText(say('form.done'))).toBeVisible()
    expect((await reader.goto(`/${language}/councils/bokhtar/plans/${next}`))?.status()).toBe(404)

    await desk.getByLabel(say('adopt.note')).fill('Дар ҷаласаи моҳи ноябр.')
    await desk.getByRole('button', { name: say('adopt.action') }).click()
    await dialog()
      .getByRole('button', { name: say('adopt.action'), exact: true })
      .click()
    await expect(desk.getByText(say('progress', { done: 0, all: 3 }))).toBeVisible()
    await reader.goto(`/${language}/councils/bokhtar/plans/${next}`)
    await expect(reader.getByText('Боздиди озмоишӣ')).toBeVisible()

    await move('Боздиди озмоишӣ', 'start').click()
    await agree('start')
    await move('Боздиди озмоишӣ', 'finish').click()
    await dialog()
      .getByRole('button', { name: say('move.finish.action'), exact: true })
      .click()
    await expect(dialog().getByLabel(say('move.evidence'))).toHaveAttribute('aria-invalid', 'true')
    await dialog().getByLabel(say('move.evidence')).fill('Рӯйхати озмоишӣ')
    await agree('finish')
    await move('Қабули озмоишӣ', 'postpone').click()
    await fillDate(desk, 'move-item-dueOn', 60)
    await dialog().getByLabel(say('move.reason')).fill('Толор банд аст')
    await agree('postpone')
    await move('Омӯзиши озмоишӣ', 'drop').click()
    await dialog().getByLabel(say('move.reason')).fill('Маблағ нест')
    await agree('drop')
    await expect(desk.getByText(say('progress', { done: 1, all: 2 }))).toBeVisible()
    await inspect(desk, `desk-plan-${language}`)
    await reader.reload()
    for (const text of ['Рӯйхати озмоишӣ', 'Толор банд аст', 'Маблағ нест'])
      await expect(reader.getByText(text)).toBeVisible()
    await expect(reader.getByText(say('movedDay', { date: '' }).trim()).first()).toBeVisible()

    await desk.getByRole('checkbox').last().check()
    await desk.getByRole('button', { name: say('copy.action', { year: String(next + 1) }) }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(say('form.heading', { year: String(next + 1) }))
    await expect(desk.locator('[id="plan-items-1-what-tg"]')).toHaveValue('Омӯзиши озмоишӣ')

    // What is due stands on the desk of everybody on the council.
    await desk.goto(`/${language}/desk`)
    await expect(desk.getByRole('heading', { name: say('due.title') })).toBeVisible()
    await inspect(desk, `desk-with-plan-${language}`)
  })
})
