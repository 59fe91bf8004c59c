import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { anyLanguage as language, messages } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn } from './support/session.ts'

/*
 * The review of minutes: a member remarks, the secretary gives the minutes back and changes them, answers, and only then both sign.
 */
const say = messages('meetings', language)

/** Presses a button and says so again in the window that asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}

test('a member remarks, the minutes are given back, changed, answered and signed anew', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const title = `Ҷаласа бо эрод ${Date.now()}`
  const field = (name: string) => page.getByLabel(name, { exact: true })
  const open = async (email: string): Promise<Page> => {
    const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
    await signIn(other, language, email)
    return other
  }
  await signIn(page, language, 'secretary.sino@demo.hamkori.example')
  await page.goto(`/${language}/desk/meetings/new`)
  await field(say('form.title')).fill(title)
  await field(say('form.place')).fill('Толори хато')
  await fillDate(page, 'meeting-heldOn', -1)
  await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъала')
  await page.getByRole('button', { name: say('form.allPresent') }).click()
  await page.getByRole('button', { name: say('form.record') }).click()
  await expect(page).toHaveURL(/\/desk\/meetings\/JLS-DU-\d{4}-\d{5}$/)
  const address = page.url()
  await press(page, say('acts.sign'))
  await expect(page.getByText(say('acts.none'))).toBeVisible()

  await test.step('the member finds the minutes in the inbox and says what is wrong', async () => {
    const member = await open('member.sino@demo.hamkori.example')
    await member.goto(`/${language}/desk/inbox`)
    await member.getByRole('link', { name: title }).click()
    await member.getByRole('button', { name: say('review.remark') }).click()
    await member.getByRole('button', { name: say('review.send') }).click()
    await expect(member.getByRole('alert').filter({ has: member.getByRole('listitem') })).toBeVisible()
    await member.getByLabel(say('review.label')).fill('Толор дигар буд.')
    await inspect(member, `remark-minutes-${language}`)
    await member.getByRole('button', { name: say('review.send') }).click()
    await expect(member.locator('#remarks')).toContainText('Толор дигар буд.')
    await expect(member.locator('#remarks')).toContainText(say('review.open'))
    await expect(member.getByRole('button', { name: say('review.answer') })).toHaveCount(0)
    await sameAfterReload(member)
  })

  const chair = await open('chair.sino@demo.hamkori.example')
  await test.step('the chair cannot sign before the remark is answered', async () => {
    await chair.goto(address)
    await expect(chair.getByText(say('review.waits'))).toBeVisible()
    await expect(chair.getByRole('button', { name: say('acts.sign'), exact: true })).toHaveCount(0)
  })

  await test.step('the secretary gives the minutes back, changes them, and answers', async () => {
    await page.reload()
    await page.getByRole('button', { name: say('review.return') }).click()
    await page.getByLabel(say('review.returnReason')).fill('Номи толорро ислоҳ кардан.')
    await page.getByRole('button', { name: say('review.return') }).click()
    await page.getByRole('link', { name: say('acts.edit'), exact: true }).click()
    await field(say('form.place')).fill('Толори дуруст')
    await page.getByRole('button', { name: say('form.save') }).click()
    await expect(page.getByText('Толори дуруст')).toBeVisible()
    await page.getByRole('button', { name: say('review.answer'), exact: true }).click()
    await page.getByRole('radio', { name: say('review.outcome.accepted') }).check()
    await page.getByRole('textbox', { name: say('review.answerLabel') }).fill('Ислоҳ шуд.')
    await inspect(page, `answer-remark-${language}`)
    await page.getByRole('button', { name: say('review.answerSend') }).click()
    await expect(page.locator('#remarks')).toContainText(say('review.outcome.accepted'))
    await press(page, say('acts.sign'))
    await expect(page.getByText(say('acts.none'))).toBeVisible()
  })

  await test.step('the chair signs and publishes; nobody outside the council reads the remark', async () => {
    await chair.reload()
    await press(chair, say('acts.sign'))
    await press(chair, say('acts.publish'))
    await expect(chair.getByText(say('acts.published'))).toBeVisible()
    const reader = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
    await reader.goto(address.replace('/desk/', '/'))
    await expect(reader.getByText('Толори дуруст')).toBeVisible()
    await expect(reader.getByText('Толор дигар буд.')).toHaveCount(0)
  })
})
