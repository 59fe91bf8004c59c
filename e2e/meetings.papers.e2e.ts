import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { fillDate, signIn } from './support/session.ts'

// Papers of a meeting: the council's own stay with it, the others come with the announcement, and one is taken off again.

/** Each is another document: what was published once can be read from then on. */
const pdf = () =>
  Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog/Id(${crypto.randomUUID()})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

for (const language of staffLanguages) {
  const say = messages('meetings', language)

  test(`members read the papers of a meeting before it, everybody those that are for everybody (${language})`, async ({
    browser,
    baseURL,
  }) => {
    const stamp = Date.now()
    const [draft, letter] = [`Лоиҳаи қарор ${stamp}`, `Мактуби шуъба ${stamp}`]
    const secretary = await (await browser.newContext()).newPage()
    const member = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
    const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
    const addressOf = async (name: string) =>
      (await secretary.getByRole('link', { name }).getAttribute('href')) ?? 'no address'
    const status = async (page: Page, address: string) => (await page.request.get(`${baseURL}${address}`)).status()

    await signIn(secretary, language, 'secretary.khujand@demo.hamkori.example')
    await secretary.goto(`/${language}/desk/meetings`)
    await secretary.getByRole('link', { name: say('planAction') }).click()
    await fillDate(secretary, 'plan-heldOn', 25)
    await secretary.getByLabel(say('form.startsAt')).fill('15:00')
    await secretary.getByLabel(say('form.title'), { exact: true }).fill(`Ҷаласа бо мавод ${stamp}`)
    await secretary.getByLabel(say('form.place'), { exact: true }).fill('Дафтари шӯро')
    await secretary.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Роҳи моил')
    await press(secretary, say('plan.save'))
    await expect(secretary).toHaveURL(/\/desk\/meetings\/JLS-SU-\d{4}-\d{5}$/)
    const reference = secretary.url().split('/').at(-1) ?? ''

    async function add(title: string, audience: 'council' | 'everybody') {
      await press(secretary, say('papers.add'))
      await secretary
        .locator('input[type="file"]')
        .setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: pdf() })
      await secretary.locator('#paper-title').fill(title)
      await secretary.locator(`input[type="radio"][value="${audience}"]`).check()
    }

    await test.step('what is missing is said at its field', async () => {
      await press(secretary, say('papers.add'))
      await press(secretary, say('papers.action'))
      for (const field of ['fileHash', 'title', 'audience'])
        await expect(secretary.locator(`#paper-${field}-error`)).toBeVisible()
      await secretary.reload()
    })
    await test.step('one for the council, and one for everybody after a question', async () => {
      await add(draft, 'council')
      await secretary.locator('#paper-agendaPosition').selectOption('1')
      await press(secretary, say('papers.action'))
      await expect(secretary.getByRole('link', { name: draft })).toBeVisible()
      await add(letter, 'everybody')
      await inspect(secretary, `meeting-add-paper-${language}`)
      await press(secretary, say('papers.action'))
      const question = secretary.getByRole('alertdialog')
      await expect(question).toContainText(letter)
      await question.getByRole('button', { name: say('papers.action'), exact: true }).click()
      await expect(secretary.getByRole('link', { name: letter })).toBeVisible()
    })
    const [own, open] = [await addressOf(draft), await addressOf(letter)]
    expect([await status(stranger, own), await status(stranger, open)]).toEqual([404, 404])

    await test.step('a member reads both at the desk', async () => {
      await signIn(member, language, 'member.khujand@demo.hamkori.example')
      await member.goto(`${baseURL}/${language}/desk/meetings/${reference}`)
      await expect(member.getByRole('link', { name: draft })).toBeVisible()
      await expect(member.getByText(say('papers.toItem', { number: 1 }))).toBeVisible()
      await expect(member.getByRole('button', { name: say('papers.add') })).toHaveCount(0)
      expect([await status(member, own), await status(member, open)]).toEqual([200, 200])
      await inspect(member, `meeting-papers-desk-${language}`)
    })
    await test.step('once it is announced everybody reads the one that is for everybody, without scripts too', async () => {
      await press(secretary, say('plan.announce'))
      await secretary
        .getByRole('alertdialog')
        .getByRole('button', { name: say('plan.announce'), exact: true })
        .click()
      await expect(secretary.getByRole('button', { name: say('plan.postpone') })).toBeVisible()
      await stranger.goto(`${baseURL}/${language}/meetings/${reference}`)
      await expect(stranger.getByRole('link', { name: letter })).toHaveAttribute('href', open)
      await expect(stranger.getByText(draft)).toHaveCount(0)
      expect([await status(stranger, own), await status(stranger, open)]).toEqual([404, 200])
      const reader = await (await browser.newContext()).newPage()
      await reader.goto(`${baseURL}/${language}/meetings/${reference}`)
      await inspect(reader, `meeting-papers-${language}`)
      await reader.context().close()
    })
    await test.step('it is taken off with a reason that everybody reads', async () => {
      await press(secretary, say('papers.remove', { number: 2 }))
      await secretary.getByLabel(say('papers.reason'), { exact: true }).fill(`Номҳо ҳастанд ${stamp}`)
      await press(secretary, say('papers.remove', { number: 2 }))
      await expect(secretary.getByRole('link', { name: letter })).toHaveCount(0)
      expect(await status(stranger, open)).toBe(404)
      await stranger.reload()
      await expect(stranger.getByText(`Номҳо ҳастанд ${stamp}`)).toBeVisible()
    })
    for (const page of [secretary, member, stranger]) await page.context().close()
  })
}
