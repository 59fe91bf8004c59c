import type { Page } from '@playwright/test'
import { expectFocus } from './support/focus.ts'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'
import { fillDate, signIn } from './support/session.ts'

/*
 * The whole evening of a secretary, and of the chair beside it, from the sign-in to what everybody can read: begun, left half-way,
 * gone on with, a mistake in the form, a draft put right, minutes published, and what the meeting found handed over.
 */
const meetings = messages('meetings', language)
const shortcomings = messages('shortcomings', language)
const cases = messages('cases', language)
const site = messages('platform', language)

/** Presses a button and says so again in the window that asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

test('a secretary and a chair from the meeting to the shortcoming that the department has to answer', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const title = `Ҷаласаи шомгоҳӣ ${Date.now()}`
  const found = `Камбудии шомгоҳӣ ${Date.now()}`
  const field = (on: Page, name: string) => on.getByLabel(name, { exact: true })
  await signIn(page, language, 'secretary.sino@demo.hamkori.example')

  await test.step('the form is begun from the desk and left half-way for a public page; it is still there', async () => {
    await page.getByRole('link', { name: meetings('desk.tiles.recordMeeting.title') }).click()
    await field(page, meetings('form.title')).fill(title)
    await fillDate(page, 'meeting-heldOn', -1)
    await page.getByRole('textbox', { name: meetings('form.agendaItem', { number: 1 }) }).fill('Масъалаи шом')
    await page.goto(`/${language}/councils`)
    await page.getByRole('link', { name: site('desk.back') }).click()
    await page.getByRole('link', { name: meetings('desk.tiles.recordMeeting.title') }).click()
    await expect(page.getByText(site('form.restored'))).toBeVisible()
    await expect(field(page, meetings('form.title'))).toHaveValue(title)
    await expect(page.getByRole('textbox', { name: meetings('form.agendaItem', { number: 1 }) })).toHaveValue(
      'Масъалаи шом',
    )
  })

  await test.step('what is missing is named, and nothing that was written is lost', async () => {
    await page.getByRole('button', { name: meetings('form.record') }).click()
    const summary = page.getByRole('alert').filter({ has: page.getByRole('listitem') })
    await expectFocus(summary)
    await expect(page.locator('[id="meeting-attendance-0-presence"]')).toBeVisible()
    await expect(summary.getByRole('link', { name: new RegExp(`^${meetings('form.place')}`, 'u') })).toBeVisible()
    await page.getByRole('button', { name: meetings('form.allPresent') }).click()
    await expect(field(page, meetings('form.title'))).toHaveValue(title)
    await field(page, meetings('form.place')).fill('Душанбе')
    await page.getByRole('button', { name: meetings('form.addDecision') }).click()
    await field(page, meetings('form.decisionText')).fill('Қарори шом бо хато')
    await field(page, meetings('votesFor')).fill('3')
    await page.getByRole('button', { name: meetings('form.record') }).click()
    await expect(page).toHaveURL(/\/desk\/meetings\/JLS-DU-\d{4}-\d{5}$/)
  })
  const reference = page.url().split('/').at(-1) ?? ''

  await test.step('a mistake in the draft is put right before anybody signs', async () => {
    await page.getByRole('link', { name: meetings('acts.edit'), exact: true }).click()
    await field(page, meetings('form.decisionText')).fill('Қарори шом')
    await page.getByRole('button', { name: meetings('form.save') }).click()
    await expect(page.getByText('Қарори шом', { exact: true })).toBeVisible()
    await press(page, meetings('acts.sign'))
    await expect(page.getByText(meetings('acts.none'))).toBeVisible()
  })

  await test.step('the chair finds it waiting, signs and publishes', async () => {
    const chair = await browser.newContext({ baseURL: baseURL ?? '' })
    const desk = await chair.newPage()
    await signIn(desk, language, 'chair.sino@demo.hamkori.example')
    await desk.goto(`/${language}/desk/inbox`)
    await desk.getByRole('link', { name: title }).click()
    await press(desk, meetings('acts.sign'))
    await press(desk, meetings('acts.publish'))
    await expect(desk.getByText(meetings('acts.published'))).toBeVisible()
    await chair.close()
  })

  const number = await test.step('what the meeting found is registered and handed over', async () => {
    await page.goto(`/${language}/desk`)
    await page.getByRole('link', { name: shortcomings('desk.tiles.registerShortcoming.title') }).click()
    await field(page, shortcomings('form.title')).fill(found)
    await field(page, cases('form.detail')).fill('Дар ҷаласа се нафар инро гуфтанд.')
    await page.getByLabel(cases('topicLabel')).selectOption('premises')
    await page.getByRole('button', { name: cases('form.register') }).click()
    await expect(page).toHaveURL(/\/desk\/shortcomings\/KMB-DU-\d{4}-\d{5}$/)
    await press(page, shortcomings('acts.send'))
    await expect(page.getByText(cases('acts.none'))).toBeVisible()
    return page.url().split('/').at(-1) ?? ''
  })

  await test.step('everybody reads both, from the list and by the number', async () => {
    const stranger = await browser.newContext({ baseURL: baseURL ?? '' })
    const reader = await stranger.newPage()
    await reader.goto(`/${language}/shortcomings`)
    await expect(reader.getByRole('link', { name: found })).toBeVisible()
    await reader.goto(`/${language}/search?q=${number}`)
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(found)
    await reader.goto(`/${language}/meetings/${reference}`)
    await expect(reader.getByText('Қарори шом', { exact: true })).toBeVisible()
    await stranger.close()
  })
})
