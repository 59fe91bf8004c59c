import type { Page } from '@playwright/test'
import { expect, test } from './support/journey.ts'
import { messages, staffLanguages } from './support/languages.ts'
import type { Language } from './support/languages.ts'
import { inspect } from './support/look.ts'
import { sameAfterReload } from './support/same-after-reload.ts'
import { fillDate, signIn, signOut } from './support/session.ts'

for (const language of staffLanguages) {
  const say = messages('meetings', language)
  const site = messages('platform', language)

  test(`a draft is edited, the published minutes are corrected, and the earlier version can be read (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Ҷалсаи хато ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    const reference = await record(page, language, title)

    await page.getByRole('link', { name: say('acts.edit'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('form.editHeading', { reference }))
    await expect(page.getByLabel(say('form.title'), { exact: true })).toHaveValue(title)
    await expect(page.getByLabel(say('form.decisionText'), { exact: true })).toHaveValue('Қарори аввал')
    await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи таҳриршуда')
    await inspect(page, `edit-meeting-${language}`)
    await page.getByRole('button', { name: say('form.save') }).click()
    await expect(page).toHaveURL(new RegExp(`/desk/meetings/${reference}$`))
    await expect(page.getByText('Масъалаи таҳриршуда')).toBeVisible()
    await sameAfterReload(page)

    await press(page, say('acts.sign'))
    await expect(page.getByText(say('acts.none'))).toBeVisible()
    await expect(page.getByRole('link', { name: say('acts.edit'), exact: true })).toHaveCount(0)
    await signOut(page, language)
    await signIn(page, language, 'chair.khujand@demo.hamkori.example')
    await page.goto(`/${language}/desk/meetings/${reference}`)
    await press(page, say('acts.sign'))
    await press(page, say('acts.publish'))
    await expect(page.getByText(say('acts.published'))).toBeVisible()

    await page.getByRole('link', { name: say('acts.correct'), exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('correct.editHeading', { reference }))
    await test.step('nobody is asked to publish a correction that changes nothing, or empties a text', async () => {
      const agenda = page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) })
      await agenda.fill('')
      await page.getByRole('button', { name: say('correct.action'), exact: true }).click()
      await expect(agenda).toHaveAttribute('aria-invalid', 'true')
      await agenda.fill('Масъалаи таҳриршуда')
      await page.getByLabel(say('correct.reason'), { exact: true }).fill('Хатои чопӣ дар ном.')
      await page.getByRole('button', { name: say('correct.action'), exact: true }).click()
      await expect(page.getByText(site('issues.unchanged')).first()).toBeVisible()
      await expect(page.getByRole('alertdialog')).toHaveCount(0)
      await page.getByLabel(say('correct.reason'), { exact: true }).fill('')
    })
    await page.getByLabel(say('form.title'), { exact: true }).fill(title.replace('Ҷалсаи хато', 'Ҷаласаи дуруст'))
    await page.getByRole('button', { name: say('correct.action'), exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel(say('correct.reason'), { exact: true }).fill('Хатои чопӣ дар ном.')
    await inspect(page, `correct-minutes-${language}`)
    await page.getByRole('button', { name: say('correct.action'), exact: true }).click()
    // The question shows what changes, and nothing else.
    for (const part of ['Ҷаласаи дуруст', 'Хатои чопӣ дар ном.'])
      await expect(page.getByRole('alertdialog')).toContainText(part)
    await expect(page.getByRole('alertdialog')).not.toContainText('Масъалаи таҳриршуда')
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: say('correct.action'), exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ҷаласаи дуруст')
    await sameAfterReload(page)

    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    await reader.goto(`${baseURL}/${language}/meetings/${reference}`)
    await expect(reader.getByRole('heading', { level: 1 })).toContainText('Ҷаласаи дуруст')
    await expect(reader.getByText('Хатои чопӣ дар ном.')).toBeVisible()
    await expect(reader.getByText(title)).toBeHidden()
    // What was changed, word by word: taken out and put in, in words too for those who do not see it.
    await reader.getByText(say('corrected.changes')).click()
    await expect(reader.locator('del').first()).toHaveText(`${say('corrected.removed')} Ҷалсаи`)
    await expect(reader.locator('ins').first()).toHaveText(`${say('corrected.added')} Ҷаласаи`)
    await inspect(reader, `corrected-words-${language}`)
    await reader.getByText(say('corrected.show')).click()
    await expect(reader.getByText(title)).toBeVisible()
    await inspect(reader, `corrected-minutes-${language}`)
    await stranger.close()
  })

  test(`a meeting that was recorded twice is discarded, and its number says why (${language})`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const title = `Ҷаласаи дубора ${language} ${Date.now()}`
    await signIn(page, language, 'secretary.khujand@demo.hamkori.example')
    const reference = await record(page, language, title)
    await page.getByRole('button', { name: site('discard.action'), exact: true }).click()
    await page.getByLabel(site('discard.reason'), { exact: true }).fill('Ду бор сабт шуд.')
    await page.getByRole('button', { name: site('discard.action'), exact: true }).click()
    await expect(page.getByText(say('state.discarded'))).toBeVisible()
    await sameAfterReload(page)
    const stranger = await browser.newContext()
    const reader = await stranger.newPage()
    await reader.goto(`${baseURL}/${language}/meetings/${reference}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(site('discarded.title', { reference }))
    await expect(reader.getByText(site('discarded.reason', { reason: 'Ду бор сабт шуд.' }))).toBeVisible()
    await stranger.close()
  })
}

/** Records a small meeting with one decision, and answers its number. */
async function record(page: Page, language: Language, title: string): Promise<string> {
  const say = messages('meetings', language)
  await page.goto(`/${language}/desk/meetings/new`)
  await page.getByLabel(say('form.title'), { exact: true }).fill(title)
  await fillDate(page, 'meeting-heldOn', -1)
  await page.getByLabel(say('form.place'), { exact: true }).fill('Хуҷанд')
  await page.getByRole('textbox', { name: say('form.agendaItem', { number: 1 }) }).fill('Масъалаи якум')
  await page.getByRole('button', { name: say('form.allPresent') }).click()
  await page.getByRole('button', { name: say('form.addDecision') }).click()
  await page.getByLabel(say('form.decisionText'), { exact: true }).fill('Қарори аввал')
  await page.getByLabel(say('votesFor'), { exact: true }).fill('3')
  await page.getByRole('button', { name: say('form.record') }).click()
  await expect(page).toHaveURL(/\/desk\/meetings\/JLS-SU-\d{4}-\d{5}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** Presses a button and says so again in the window that asks. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()
}
