import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { signIn } from './support/session.ts'

const language = anyLanguage
const say = messages('councils', language)
const page = `/${language}/councils/sino`

test.describe('a member’s name', () => {
  let office: BrowserContext
  let desk: Page
  test.beforeAll(async ({ browser }) => {
    office = await browser.newContext()
    desk = await office.newPage()
    await signIn(desk, language, 'chair.sino@demo.hamkori.example')
  })
  test.afterAll(() => office.close())

  test('is the council’s own until the member publishes it, and again once it is withdrawn', async ({
    page: reader,
  }) => {
    test.slow()
    const chairOf = (on: Page) =>
      on
        .locator('#seats')
        .getByRole('row')
        .filter({ hasText: say('office.chair') })
        .first()

    await reader.goto(page)
    await expect(chairOf(reader)).toBeVisible()
    const before = await chairOf(reader).getByRole('rowheader').innerText()
    expect(before.trim()).toBe(say('office.chair'))

    await desk.goto(page)
    await expect(chairOf(desk)).toContainText(say('seats.unpublished'))
    await inspect(desk, `council-with-names-${language}`)

    await desk.goto(`/${language}/desk/account`)
    const card = desk.locator('form').filter({ hasText: say('own-name.intro') })
    await card.getByLabel(say('own-name.name'), { exact: true }).check()
    await expect(card.getByText(say('own-name.warning'))).toBeVisible()
    await card.getByLabel(say('own-name.nameLabel')).fill('')
    await card.getByRole('button', { name: say('own-name.save') }).click()
    await expect(card.getByLabel(say('own-name.nameLabel'))).toHaveAttribute('aria-invalid', 'true')
    await card.getByLabel(say('own-name.nameLabel')).fill('Рустами Озмоиш')
    await inspect(desk, `own-name-${language}`)
    await card.getByRole('button', { name: say('own-name.save') }).click()
    await expect(desk.getByText(say('own-name.done'))).toBeVisible()

    await reader.goto(page)
    await expect(chairOf(reader)).toContainText('Рустами Озмоиш')
    await desk.goto(page)
    await expect(chairOf(desk)).not.toContainText(say('seats.unpublished'))

    await desk.goto(`/${language}/desk/account`)
    await card.getByLabel(say('own-name.office'), { exact: true }).check()
    await card.getByRole('button', { name: say('own-name.save') }).click()
    await card.getByText(say('own-name.history', { count: 2 })).click()
    await expect(card.getByRole('listitem').first()).toContainText(say('own-name.was.office'))
    const answer = await reader.goto(page)
    await expect(chairOf(reader)).toBeVisible()
    expect(await answer?.text()).not.toContain('Озмоиш')
  })

  test('is written down by the chair for members without an account', async () => {
    await desk.goto(`/${language}/desk/seats/sino`)
    const card = desk
      .getByRole('listitem')
      .filter({ hasText: say('desk.number', { number: 5 }) })
      .first()
    await card.getByRole('button', { name: say('desk.name.action') }).click()
    const dialog = desk.getByRole('alertdialog')
    await expect(dialog.getByText(say('desk.name.text'))).toBeVisible()
    await dialog.getByLabel(say('desk.name.label')).fill('Мадинаи Озмоиш')
    await dialog.getByRole('button', { name: say('desk.name.save') }).click()
    await expect(card.getByText('Мадинаи Озмоиш')).toBeVisible()
    await inspect(desk, `seats-with-names-${language}`)
  })

  test('beside what the council says of itself: how it is reached, and by what act it was founded', async ({
    page: reader,
  }) => {
    await desk.goto(`/${language}/desk/seats/sino`)
    await desk.getByRole('button', { name: say('describe.action'), exact: true }).click()
    const form = desk.locator('form').filter({ has: desk.getByLabel(say('describe.phone')) })
    await form.getByLabel(say('describe.phone')).fill('+992 900 00 03 03')
    await form.getByLabel(say('describe.email')).fill('бе суроға')
    await inspect(desk, `describe-council-${language}`)
    await form.getByRole('button', { name: say('describe.save') }).click()
    await expect(form.getByLabel(say('describe.email'))).toHaveAttribute('aria-invalid', 'true')
    await form.getByLabel(say('describe.email')).fill('')
    await form.getByLabel(say('describe.foundingAct')).first().fill('Қарори озмоишӣ, №1')
    await form.getByRole('button', { name: say('describe.save') }).click()
    await expect(desk.getByText(say('describe.done'))).toBeVisible()
    await reader.goto(page)
    await expect(reader.getByRole('link', { name: '+992 900 00 03 03' })).toHaveAttribute('href', 'tel:+992900000303')
    await expect(reader.getByText('Қарори озмоишӣ, №1')).toBeVisible()
    await expect(reader.getByText(say('page.facts.filled', { filled: 10, all: 15 }))).toBeVisible()
    await expect(reader.getByText(say('page.facts.attendance'))).toBeVisible()
  })
})
